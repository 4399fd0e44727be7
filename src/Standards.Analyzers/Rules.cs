using Microsoft.CodeAnalysis;

namespace Standards;

/// <summary>The registry: every descriptor of the product.</summary>
internal static class Rules
{
    public const string HelpLinkFormat = "https://github.com/standards-analyzers/standards-analyzers/blob/main/docs/rules/{0}.md";

    public static readonly DiagnosticDescriptor InvalidOption = Create(
        "STD0001",
        Areas.Options,
        "Option value is not valid",
        "Option '{0}' has the value '{1}'; write one of: {2}",
        DiagnosticSeverity.Warning,
        "A value that does not parse means the default, so the rule behaves as if the option were not there.");

    public static readonly DiagnosticDescriptor UnresolvedSymbol = Create(
        "STD0002",
        Areas.Options,
        "Entry of a symbol list resolves to nothing",
        "'{0}' of '{1}' names no symbol{2}",
        DiagnosticSeverity.Warning,
        "The assembly is referenced, but the entry's documentation comment ID names nothing in it, so the entry has no effect.");

    public static readonly DiagnosticDescriptor CommittedFileEdited = Create(
        "STD1001",
        Areas.Sync,
        "Committed sync file was edited by hand",
        "Edit '{1}' and run 'standards sync': '{0}' is not as it was written",
        DiagnosticSeverity.Error,
        "The file's text is not what the hash in its header says. It is written from its source, and the next time the edit is lost.");

    public static readonly DiagnosticDescriptor CommittedFileStale = Create(
        "STD1002",
        Areas.Sync,
        "Committed sync file is stale or missing",
        "Run 'standards sync': '{0}' {1}",
        DiagnosticSeverity.Error,
        "With 'standards.sync.output = committed' the sync version stands in a file beside the source, and that file is not what the source gives.");

    public static readonly DiagnosticDescriptor NoSynchronousMeaning = Create(
        "STD1003",
        Areas.Sync,
        "Construct has no synchronous meaning",
        "{0} has no synchronous meaning; {1}",
        DiagnosticSeverity.Error,
        "The member asks for a sync version, but this construct cannot be translated, so no sync version is generated.");

    public static readonly DiagnosticDescriptor NoSynchronousCounterpart = Create(
        "STD1004",
        Areas.Sync,
        "Awaited member has no synchronous counterpart",
        "'{0}' has no synchronous counterpart; {1}",
        DiagnosticSeverity.Error,
        "The member asks for a sync version, but something it awaits exists only in an async form, so no sync version is generated.");

    public static readonly DiagnosticDescriptor TypeNotPartial = Create(
        "STD1005",
        Areas.Sync,
        "Type that holds an attributed member is not partial",
        "Make '{0}' partial, so that the sync version of '{1}' can be added to it",
        DiagnosticSeverity.Error,
        "The generated member goes into another part of the type, so the type and all types around it are partial.");

    public static readonly DiagnosticDescriptor GeneratedMemberCollides = Create(
        "STD1006",
        Areas.Sync,
        "Generated member collides with another member",
        "The sync version of '{0}' would be '{1}', {2}",
        DiagnosticSeverity.Error,
        "The generated member would have the signature of a member that stands already, or an unusable name; the attribute's Name property gives it another.");

    public static readonly DiagnosticDescriptor EqualTwin = Create(
        "STD1007",
        Areas.Sync,
        "Hand-written sync member equals the generated one",
        "'{0}' is what '[CreateSyncVersion]' on '{1}' gives; delete it and put the attribute there",
        DiagnosticSeverity.Info,
        "The member does what the sync version of the async member beside it would do, and has its signature. Reported with standards.sync.twins = true.");

    public static readonly DiagnosticDescriptor DifferentTwin = Create(
        "STD1008",
        Areas.Sync,
        "Hand-written sync member differs from its async member",
        "'{0}' and '{1}' do not do the same: '{2}' here, where the sync version would have '{3}'",
        DiagnosticSeverity.Warning,
        "The first difference between the member and what the sync version of the async member beside it would be. Reported with standards.sync.twins = true.");

    public static readonly DiagnosticDescriptor MalformedDirective = Create(
        "STD1009",
        Areas.Sync,
        "Malformed SYNC_ONLY directive",
        "Write '#if SYNC_ONLY' or '#if !SYNC_ONLY' alone: {0}",
        DiagnosticSeverity.Error,
        "A directive that names SYNC_ONLY stands alone: not nested in another SYNC_ONLY group, not mixed with other symbols, without '#elif'.");

    public static readonly DiagnosticDescriptor ConcurrencyLost = Create(
        "STD1010",
        Areas.Sync,
        "Concurrency is lost in the sync version",
        "{0} runs one call after the other in the sync version",
        DiagnosticSeverity.Info,
        "The sync version does the same work in order, so it takes the sum of the times.");

    public static readonly DiagnosticDescriptor BlocksOnAsync = Create(
        "STD1011",
        Areas.Sync,
        "Generated sync member would block on async code",
        "The sync version of '{0}' would block on '{1}'; call a synchronous member, or exclude it with '#if !SYNC_ONLY'",
        DiagnosticSeverity.Warning,
        "Blocking on a task in a sync member can deadlock and occupies two threads.");

    public static readonly DiagnosticDescriptor NoEffect = Create(
        "STD1012",
        Areas.Sync,
        "Sync attribute has no effect",
        "Nothing is generated for '{0}': {1}",
        DiagnosticSeverity.Warning,
        "The attribute asks for a sync version of something that has none, or the translator failed at the member.");

    public static readonly DiagnosticDescriptor MessageEndsWithMark = Create(
        "STD2002",
        Areas.Errors,
        "Exception message ends with a period or exclamation mark",
        "End the exception message without '{0}'",
        DiagnosticSeverity.Warning,
        "Messages are composed, as in 'outer: inner', so a message is no sentence of its own; a question mark, '...' and abbreviations stay.");

    public static readonly DiagnosticDescriptor MessageWithoutContext = Create(
        "STD2003",
        Areas.Errors,
        "Exception message says nothing about the value that was wrong",
        "Add the value that was wrong to the exception message, such as '{0}'",
        DiagnosticSeverity.Info,
        "The message is a constant text, although the condition under which it is thrown is about a parameter or local whose value it could say.");

    public static readonly DiagnosticDescriptor ServiceUsesSession = Create(
        "STD4001",
        Areas.DataAccess,
        "Service uses a session directly",
        "'{0}' {1} the session '{2}'; inject {3} instead",
        DiagnosticSeverity.Warning,
        "A service reaches the database through repositories, so that queries stand in one place and the service can be tested without a database.");

    public static readonly DiagnosticDescriptor LegacySymbol = Create(
        "STD4002",
        Areas.DataAccess,
        "Legacy query API",
        "{0}; {1}",
        DiagnosticSeverity.Warning,
        "The API, or this way to call it, is in the list of legacy APIs that the package ships or in a LegacySymbols.txt of the project.");

    public static readonly DiagnosticDescriptor ClassBasedTest = Create(
        "STD3001",
        Areas.Tests,
        "Test is a member of an instance",
        "Make the test class '{0}' and its members static",
        DiagnosticSeverity.Warning,
        "A test that is a static method of a static class takes what it needs from its own body and shares no instance with a setup, a fixture or a base class.");

    public static readonly DiagnosticDescriptor InstanceState = Create(
        "STD3002",
        Areas.Tests,
        "Test class depends on an instance",
        "Create in each test of '{0}' what it needs, instead of: {1}",
        DiagnosticSeverity.Warning,
        "Instance state, constructors, life-cycle and fixture interfaces and base classes hold what a test needs outside of the test.");

    public static readonly DiagnosticDescriptor SharedState = Create(
        "STD3003",
        Areas.Tests,
        "Static state of a test class can change",
        "Make the {0} '{1}' read-only, or create its value in each test",
        DiagnosticSeverity.Info,
        "Tests run in any order and in parallel, so one test sees what another has written.");

    public static readonly DiagnosticDescriptor MissingBackend = Create(
        "STD3004",
        Areas.Tests,
        "Integration test names no backend",
        "Mark the test '{0}' with its backend, such as {1}",
        DiagnosticSeverity.Warning,
        "A test of the integration area is chosen by its backend, so one without a marker runs with none of them.");

    public static readonly DiagnosticDescriptor UnknownBackend = Create(
        "STD3005",
        Areas.Tests,
        "Backend marker names no registered backend",
        "'{0}' is no registered backend; write {1}",
        DiagnosticSeverity.Warning,
        "The option standards.backends and the MSBuild property StandardsBackends register the backends.");

    public static readonly DiagnosticDescriptor UncoveredBackend = Create(
        "STD3006",
        Areas.Tests,
        "Registered backend has no test",
        "Mark a test for {0}, or take the name out of the registered backends",
        DiagnosticSeverity.Warning,
        "No test of the compilation that is not skipped has a marker of the backend.",
        tags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor TestDataName = Create(
        "STD3007",
        Areas.Tests,
        "Test data has not the house name",
        "Name the test data '{0}' as '{1}'",
        DiagnosticSeverity.Info,
        "One example of a type is named after the type with 'sample' before it, several after its plural with 'Batch' behind it.");
    public static readonly DiagnosticDescriptor MessageStartsUpperCase = Create(
        "STD2001",
        Areas.Errors,
        "Exception message starts with an upper-case letter",
        "Start the exception message with '{0}' instead of '{1}'",
        DiagnosticSeverity.Warning,
        "Messages are composed, as in 'outer: inner', so a message begins as a part of a sentence does; names keep their spelling.");

    public static readonly DiagnosticDescriptor NullableDirective = Create(
        "STD5001",
        Areas.Annotations,
        "Nullable directive in library code",
        "Remove '{0}'; the project's property 'Nullable' sets the nullable context of all files",
        DiagnosticSeverity.Warning,
        "With one nullable context for the whole project, a signature means the same in every file.");

    public static readonly DiagnosticDescriptor OptionalStyle = Create(
        "STD5002",
        Areas.Annotations,
        "Optional value type is not spelled in the house form",
        "Write '{0}' instead of '{1}'",
        DiagnosticSeverity.Info,
        "An optional value type has two spellings that mean the same; the option 'standards.STD5002.optional_style' says which one the project uses.");

    public static readonly DiagnosticDescriptor NamedByString = Create(
        "STD5003",
        Areas.Annotations,
        "Type or member is named by a string",
        "Write '{0}' instead of '{1}'",
        DiagnosticSeverity.Info,
        "The compiler does not check a name in a string, and a rename does not change it.");

    public static readonly DiagnosticDescriptor Wording = Create(
        "STD6001",
        Areas.Docs,
        "Wording is not factual",
        "'{0}' is {1}; {2}",
        DiagnosticSeverity.Warning,
        "Documentation states what something does, its characteristics, constraints and errors; it does not choose for the reader, praise or persuade.");

    public static readonly DiagnosticDescriptor EmojiMark = Create(
        "STD6002",
        Areas.Docs,
        "Emoji used as a recommendation mark",
        "The emoji '{0}' judges; {1}",
        DiagnosticSeverity.Warning,
        "An emoji says in a comment of a code example whether the code is correct; elsewhere words say what is meant.");

    private static DiagnosticDescriptor Create(string id, string area, string title, string message, DiagnosticSeverity severity, string description, bool enabled = true, params string[] tags)
#pragma warning disable RS0030 // the one place that may call the constructor
        => new(id, title, message, "Standards." + area, severity, enabled, description, string.Format(System.Globalization.CultureInfo.InvariantCulture, HelpLinkFormat, id), tags);
#pragma warning restore RS0030

    /// <summary>The area names, which are also the folder names and the suffixes of the diagnostic categories.</summary>
    private static class Areas
    {
        public const string Annotations = nameof(Annotations);
        public const string Errors = nameof(Errors);
        public const string Options = nameof(Options);
        public const string Sync = nameof(Sync);
        public const string DataAccess = nameof(DataAccess);
        public const string Tests = nameof(Tests);
        public const string Docs = nameof(Docs);
    }
}
