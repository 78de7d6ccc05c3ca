using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace LangSon.Txct.Cli.Conformance;

/// <summary>A report as build servers read it: JUnit's XML, a case a clause, a class a topic.</summary>
internal static class JUnitFile
{
    public static void Write(ConformanceReport report, string path) => Of(report).Save(path);

    private static XDocument Of(ConformanceReport report) => new(new XElement(
        "testsuites",
        new XElement(
            "testsuite",
            new XAttribute("name", $"txct conformance {report.Url}"), new XAttribute("tests", report.Outcomes.Count), new XAttribute("failures", report.Failed.Count), new XAttribute("errors", 0),
            new XElement("properties", new XElement("property", new XAttribute("name", "level"), new XAttribute("value", report.Level))),
            report.Outcomes.Select(outcome => new XElement(
                "testcase",
                new XAttribute("classname", outcome.Clause.Id[..outcome.Clause.Id.LastIndexOf('-')]), new XAttribute("name", $"{outcome.Clause.Id} {outcome.Clause.Sentence}"),
                new XAttribute("time", outcome.Took.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture)),
                outcome.Fault is { } fault ? new XElement("failure", new XAttribute("message", Plain(fault)), Plain(ConformanceText.Fault(outcome))) : null)))));

    /// <summary>XML has no place for some letters that a host may send.</summary>
    private static string Plain(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD"));
}
