namespace LangSon.Txct.Delivery;

/// <summary>Rung when there is something to send.</summary>
internal sealed class RelayBell(TimeProvider time) : Bell(time);
