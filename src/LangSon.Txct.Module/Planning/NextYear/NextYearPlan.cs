using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using LangSon.Txct.Planning.Deadlines;

namespace LangSon.Txct.Planning.NextYear;

/// <summary>Next year's plan from this year's: rounds, papers, rules, groups, units and agencies go on, each day and each year in a title is the next one's.</summary>
/// <remarks>What an amendment changed in papers and rules goes on as well; the days that it moved were this year's, and are answered anew.</remarks>
internal sealed partial class NextYearPlan
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly JsonObject plan;
    private readonly NextYearAnswers answers;
    private readonly int year;

    private NextYearPlan(JsonObject plan, NextYearAnswers answers) => (this.plan, this.answers, year) = (plan, answers, (int)plan["year"]!);

    /// <param name="json">This year's plan: a file without faults.</param>
    /// <returns>Next year's, as a file.</returns>
    public static byte[] Of(string json, NextYearAnswers answers)
    {
        var next = new NextYearPlan(JsonNode.Parse(json)!.AsObject(), answers);
        next.Change();
        return JsonSerializer.SerializeToUtf8Bytes(next.plan, Written);
    }

    private void Change()
    {
        foreach (var amendment in Rows(plan, "amendments"))
        {
            TakeOver(amendment);
        }

        plan.Remove("amendments");
        foreach (var rule in Rows(plan, "deadlines"))
        {
            ChangeRule(rule, (string)plan["number"]!);
        }

        foreach (var round in Rows(plan, "rounds"))
        {
            ChangeRound(round);
        }

        foreach (var contact in Rows(plan, "thematicContacts"))
        {
            contact["id"] = NextId(contact["id"]);
            contact["title"] = NextYears(contact["title"]);
            contact["legalBasis"] = NextBasis(contact["legalBasis"], (string)plan["number"]!);
        }

        plan["calendar"] = new JsonObject { ["holidays"] = Days(answers.Holidays), ["workingDays"] = Days(answers.WorkingDays) };
        (plan["year"], plan["term"], plan["number"], plan["issuedOn"]) = (year + 1, answers.Term, answers.Number, Iso(answers.IssuedOn));
    }

    /// <summary>Papers and rules of an amendment take the place of the plan's.</summary>
    private void TakeOver(JsonObject amendment)
    {
        foreach (var change in Rows(amendment, "rounds").Where(change => change["papers"] is not null))
        {
            Rows(plan, "rounds").First(round => (string)round["id"]! == (string)change["id"]!)["papers"] = change["papers"]!.DeepClone();
        }

        if (plan["deadlines"] is not JsonArray rules)
        {
            plan["deadlines"] = rules = [];
        }

        foreach (var rule in Rows(amendment, "deadlines"))
        {
            rules.RemoveAll(old => (string)old!["code"]! == (string)rule["code"]!);
            rules.Add(rule.DeepClone());
        }
    }

    private void ChangeRound(JsonObject round)
    {
        round["id"] = NextId(round["id"]);
        round["title"] = NextYears(round["title"]);
        round["session"]!["year"] = (int)round["session"]!["year"]! + 1;
        if (answers.Windows.TryGetValue((string)round["letter"]!, out var days))
        {
            round["window"] = new JsonObject { ["first"] = Iso(days.First), ["last"] = Iso(days.Last) };
        }

        foreach (var paper in Rows(round, "papers"))
        {
            paper["label"] = NextYears(paper["label"]);
        }
    }

    private void ChangeRule(JsonObject rule, string number)
    {
        if (Day(rule["validTo"]) is { } end && end.Year <= year)
        {
            plan["deadlines"]!.AsArray().Remove(rule);
            return;
        }

        rule["title"] = NextYears(rule["title"]);
        rule["legalBasis"] = NextBasis(rule["legalBasis"], number);
        if (Day(rule["day"]) is { } day)
        {
            rule["day"] = Iso(day.AddYears(1));
        }

        if (rule["rounds"] is JsonArray rounds)
        {
            rule["rounds"] = new JsonArray([.. rounds.Select(NextId)]);
        }
    }

    /// <summary>A rule of the plan now rests on the new one; a rule of a law stays on its law.</summary>
    private JsonNode? NextBasis(JsonNode? basis, string number) => basis is null ? null : ((string)basis!).Replace(number, answers.Number, StringComparison.Ordinal);

    /// <summary>As in 2025-pre-mid of 2024-pre-mid.</summary>
    private JsonNode? NextId(JsonNode? id) => NextYears(id);

    /// <summary>The years beside this one, one on; other numbers stay.</summary>
    private JsonNode? NextYears(JsonNode? text) => text is null ? null : FourDigits().Replace((string)text!, match =>
        int.Parse(match.Value, CultureInfo.InvariantCulture) is var written && Math.Abs(written - year) <= 1 ? (written + 1).ToString(CultureInfo.InvariantCulture) : match.Value);

    /// <summary>A list of their own, so that one of them may go on the way.</summary>
    private static List<JsonObject> Rows(JsonObject of, string name) => [.. (of[name]?.AsArray() ?? []).Select(row => row!.AsObject())];

    private static JsonArray Days(IEnumerable<NamedDay> days) => [.. days.OrderBy(day => day.Day).Select(day => new JsonObject { ["day"] = Iso(day.Day), ["name"] = day.Name })];

    private static DateOnly? Day(JsonNode? day) => day is null ? null : DateOnly.ParseExact((string)day!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)20\d\d(?!\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FourDigits();
}
