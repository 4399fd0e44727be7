using Microsoft.CodeAnalysis;

namespace Standards.Tests;

/// <summary>A backend that an attribute names.</summary>
/// <param name="Value">What the attribute says; null for an attribute that may name one, in code that is not evaluated.</param>
/// <param name="IsNamed">Whether it is the value of the trait, and so must be a registered backend; a category can be anything else.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Parameter">The constructor's parameter that holds the value; -1 for a property of the attribute.</param>
/// <param name="Element">Its place where the parameter holds several.</param>
internal readonly record struct BackendMarker(string? Value, bool IsNamed, AttributeData Attribute, int Parameter = -1, int Element = 0);
