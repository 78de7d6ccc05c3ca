using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LangSon.Txct.Server.SignIn;

/// <summary>What came of reading a ticket.</summary>
internal abstract record TicketOutcome
{
    private TicketOutcome() { }

    internal sealed record Accepted(ClaimsPrincipal Person) : TicketOutcome;

    /// <param name="Reason">In Vietnamese, for who holds the ticket.</param>
    internal sealed record Refused(string Code, string Reason) : TicketOutcome;
}

/// <summary>Reads the host's signed tickets: JWT, HS256, young, each used once.</summary>
internal sealed class TicketReader(SignInOptions settings, UsedTickets used, TimeProvider time)
{
    private const int MostBytes = 8 << 10, MostLettersOfAnId = 200;

    private static readonly TicketOutcome Forged = new TicketOutcome.Refused("TXCT-SEC-010", "Vé đăng nhập không do phần mềm Quản lý nghiệp vụ HĐND tỉnh ký, hoặc đã bị sửa.");
    private static readonly TicketOutcome Old = new TicketOutcome.Refused("TXCT-SEC-011", "Vé đăng nhập đã quá hạn.");
    private static readonly TicketOutcome Early = new TicketOutcome.Refused("TXCT-SEC-012", "Vé đăng nhập ghi giờ chưa đến: đồng hồ hai máy chủ lệch nhau. Xin báo quản trị.");
    private static readonly TicketOutcome Used = new TicketOutcome.Refused("TXCT-SEC-013", "Vé đăng nhập này đã được dùng.");
    private static readonly TicketOutcome Nobody = new TicketOutcome.Refused("TXCT-SEC-014", "Tài khoản chưa được phân vai trò trong phân hệ tiếp xúc cử tri. Xin báo quản trị.");

    private readonly JsonWebTokenHandler handler = new() { MaximumTokenSizeInBytes = MostBytes };

    public async Task<TicketOutcome> ReadAsync(string ticket)
    {
        if (!settings.TakesTickets)
        {
            return Forged;
        }

        var read = await handler.ValidateTokenAsync(ticket, new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = new SymmetricSecurityKey(settings.Secret()),
            RequireSignedTokens = true,
            ValidateIssuer = false,
            ValidateAudience = false,

            // Judged below, by the clock of this server's own and to the second.
            ValidateLifetime = false,
        });
        if (!read.IsValid || read.SecurityToken is not JsonWebToken token || token.Id is not { Length: > 0 and <= MostLettersOfAnId } id || !token.TryGetPayloadValue<long>("iat", out var issued))
        {
            return Forged;
        }

        if (AgeFault(token, issued) is { } fault)
        {
            return fault;
        }

        return !used.TryUse(id) ? Used : PersonClaims.Read(token.Claims, settings) is { } person ? new TicketOutcome.Accepted(person) : Nobody;
    }

    private TicketOutcome? AgeFault(JsonWebToken token, long issued)
    {
        var now = time.GetUtcNow();
        var age = TimeSpan.FromSeconds(now.ToUnixTimeMilliseconds() / 1000.0 - issued);
        var isOver = token.TryGetPayloadValue<long>("exp", out var until) && until <= now.ToUnixTimeSeconds();
        return age > settings.TicketLife || isOver ? Old : age < -settings.ClockSkew ? Early : null;
    }
}
