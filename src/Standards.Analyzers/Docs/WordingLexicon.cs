using System.Collections.Immutable;

namespace Standards.Docs;

/// <summary>
/// The words, as data. One entry is one phrase; words between bars are alternatives at their place. <c>^</c> before the first word: only where a
/// sentence begins, with a capital. <c>...</c>: up to six words, or code, of the same sentence.
/// </summary>
internal static class WordingLexicon
{
    public static readonly ImmutableArray<string> Prescriptive =
    [
        "recommend|recommending|recommended",
        "our|my|general|personal recommendation|recommendations",
        "the recommendation is",
        "guide|page|document|documentation|library|project|section recommends",
        "highly|strongly recommend|recommended",
        "should use|prefer|favor|favour|choose",
        "should consider using",
        "should always|generally|usually|normally|probably|really use|prefer|choose",
        "best|perfectly|ideally suited",
        "best|ideal|perfect|perfectly|great|excellent for",
        "ideal|good|great|excellent|better|best|right|perfect|wise|safe|natural|obvious|preferred choice|choices",
        "ideal|perfect|excellent|great candidate|fit|solution",
        "is|are ideal for",
        "is|are ideal",
        "not|isn't|aren't|less-than ideal",
        "less than ideal",
        "far from ideal|perfect",
        "best practice|practices",
        "best-practice|best-practices",
        "preferred way|method|approach|option|solution|style",
        "advisable|inadvisable",
        "well|better advised",
        "we|i suggest|advise|encourage",
        "you|we may|might want to use|consider",
        "to|you'd be better off",
    ];

    public static readonly ImmutableArray<string> Subjective =
    [
        "better|worse|worst-of-all",
        "perfect|perfectly|imperfectly",
        "excellent|excellently|superb|superbly|superior|inferior|wonderful|wonderfully|fantastic|fantastically|terrific|marvelous|marvellous",
        "awesome|amazing|amazingly|incredible|incredibly|insanely|brilliant|brilliantly|gorgeous",
        "beautiful|beautifully|elegant|elegantly|delightful|delightfully",
        "terrible|terribly|horrible|horribly|awful|awfully|ugly|lousy|crappy",
        "great|nicest|nicer|coolest",
        "best of all",
        "best way|approach|option|solution|tool|performance|results|experience|thing|bet",
    ];

    public static readonly ImmutableArray<string> Marketing =
    [
        "pros|cons",
        "trade-off|trade-offs|tradeoff|tradeoffs",
        "trade offs",
        "a|the|this|that|these|those|any|some trade off",
        "blazing|blazingly|lightning|insanely|crazy|super|ultra|incredibly fast",
        "blazing-fast|blazingly-fast|lightning-fast|super-fast|superfast|ultra-fast|ultrafast",
        "cutting-edge|bleeding-edge|state-of-the-art|world-class|best-in-class|best-of-breed|industry-leading|market-leading|next-gen",
        "cutting|bleeding edge",
        "state of the art",
        "seamless|seamlessly|effortless|effortlessly|painless|painlessly|hassle-free",
        "revolutionary|groundbreaking|ground-breaking|game-changing|game-changer|unparalleled|unrivaled|unrivalled|unbeatable",
        "enterprise-grade|battle-tested|rock-solid|feature-rich|feature-packed|must-have|turnkey",
        "battle tested",
        "rock solid",
        "powerful",
        "user-friendly|developer-friendly|easy-to-use|simple-to-use",
        "easy|simple to use",
        "supercharge|supercharged|supercharges|turbocharge|turbocharged",
        "dead simple|easy",
        "a breeze",
        "silver bullet|bullets",
        "killer feature|features",
        "best of both worlds",
        "fun and easy",
    ];

    /// <summary>Sentences that choose for the reader. Some of them are instructions, so they are not certain.</summary>
    public static readonly ImmutableArray<string> UseCase =
    [
        "^choose ... when|if|for|where",
        "^use ... for|when|if|whenever",
        "^prefer ... over|when|if|for|to",
        "^pick ... when|if|for",
        "^opt for",
        "^go with ... when|if|for",
        "^consider using",
        "^when to use",
        "^why use",
    ];

    /// <summary>What has one of the words above in it and means something else. Phrases of <c>allowed_phrases</c> are added.</summary>
    public static readonly ImmutableArray<string> Allowed =
    [
        // Names and terms.
        "best effort",
        "better known as|under|by",
        "better conversion|function|betterness",
        "or better",
        "perfect hash|hashing|hashes|forwarding|forward|square|squares|number|numbers|power|power-of-two|matching|matchings|binary|secrecy|information|security|cipher|code|tree|shuffle",
        "ideal gas|gases|ideals|class",
        "principal|prime|maximal|polynomial|left|right ideal|ideals",
        "cons cell|cells|list|lists|pair|pairs|operator|operation|pattern|constructor|function",
        "a great deal|many",
        "great care|detail|effort|length|lengths|extent|distance",
        "more|less powerful machine|machines|server|servers|hardware|computer|computers",
        "great circle|circles|britain|grandparent",
        "space-time|time-space|time-memory|memory-time trade-off|trade-offs|tradeoff|tradeoffs",
        "beautiful soup",
        "powerful number|numbers",
        "superior limit",
        "inferior limit",
        "limit superior|inferior",

        // Not a judgement: the quantity is named, or the speaker takes no side.
        "the great majority",
        "best before",
        "had better not|be",
        "to the best of",
        "for better or worse",
        "what is best for",
        "best for the|our community",
        "know|knows|understand|understands better",

        // What a program does, not what the reader is told to do.
        "that|whether|which|what|how|where|if|else ... should use|prefer|favor|favour|choose",
        "connection|server|client|request|response|reader|writer|parser|serializer|driver|compiler|implementation|engine|operation|method|constructor|property|function|it|they should use|prefer|favor|favour|choose",
        "should recommend",
        "use the following ... when|if|for",
        "use caution|care when|if|with",
        "use extreme|great|special caution|care when|if|with",
    ];

    public static string Hint(WordingCategory category) => category switch
    {
        WordingCategory.Prescriptive => "state what it does, its requirements and its limits",
        WordingCategory.Subjective => "state the property or the measurement that it stands for",
        WordingCategory.Marketing => "list characteristics and constraints",
        WordingCategory.UseCase => "state what it does, not when to choose it",
        _ => "remove it, or say in words what it means",
    };
}
