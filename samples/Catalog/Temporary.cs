// Stands in for what the generator injects, until it does; then this file goes.
namespace Standards;

[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
internal sealed class CreateSyncVersionAttribute : Attribute
{
    public string? Name { get; set; }

    public string? TypeName { get; set; }

    public bool PreserveCancellationToken { get; set; }

    public bool PreserveProgress { get; set; }

    public bool OmitNullableDirective { get; set; }
}

[AttributeUsage(AttributeTargets.Method, Inherited = false)]
internal sealed class SkipSyncVersionAttribute : Attribute;
