namespace Standards.Gate.Reports;

/// <summary>How the verdict is written.</summary>
internal enum ReportFormat
{
    /// <summary>For people, at a terminal or in a log.</summary>
    Text,

    /// <summary>One document for programs.</summary>
    Json,

    /// <summary>For a comment on a pull request, or a summary page.</summary>
    Markdown,

    /// <summary>Annotations that GitHub shows at the lines of a pull request.</summary>
    GitHub,
}
