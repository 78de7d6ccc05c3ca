namespace LangSon.Txct.Operations.Jobs;

public sealed record JobTab(JobState State, int Count);
