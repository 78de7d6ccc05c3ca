using LangSon.Txct.Content.Checks;
using LangSon.Txct.Planning.Schedule.Reading;
using Microsoft.AspNetCore.Http;

namespace LangSon.Txct.Planning.Schedule.Entering;

/// <summary>The form's rows as a browser sends them: one value of each field for each row.</summary>
/// <param name="File">The name of the plan that the rows were read from; empty if they were typed.</param>
internal sealed record EntryForm(IReadOnlyList<MeetingEntry> Entries, string File)
{
    /// <summary>The most values of one form: thirteen for each row, and room for what else there is.</summary>
    public const int MostValues = (13 * ScheduleReading.MostRows) + 16;

    /// <param name="decides">Whether the person may say what the Standing Committee has decided.</param>
    public static EntryForm Of(IFormCollection form, bool decides)
    {
        var dropped = form["Drop"].ToHashSet();
        var file = form["File"].ToString();
        return new EntryForm(
            [.. Enumerable.Range(0, Math.Min(form["Day"].Count, ScheduleReading.MostRows)).Select(row => new MeetingEntry(
                Value(form, "Id", row), Value(form, "Day", row), Value(form, "Time", row), Value(form, "Place", row), Value(form, "Delegates", row), dropped.Contains($"{row}"))
            {
                Details = DetailsOf(form, row, decides),
            })],
            FileNames.IsSafe(file) ? file : "");
    }

    private static MeetingDetails? DetailsOf(IFormCollection form, int row, bool decides) => row >= form["Form"].Count ? null : new MeetingDetails(
        Value(form, "Form", row), Value(form, "Theme", row), Value(form, "Joint", row), Value(form, "Invited", row),
        decides ? Value(form, "Proposal", row) : "", Value(form, "Expected", row), Value(form, "Attending", row));

    private static string Value(IFormCollection form, string field, int row) => row < form[field].Count ? form[field][row]?.Trim() ?? "" : "";
}
