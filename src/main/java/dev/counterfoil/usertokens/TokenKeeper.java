package dev.counterfoil.usertokens;

import dev.counterfoil.changes.TokenAccess;
import dev.counterfoil.clients.NoCredentialException;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.tokens.IssuedToken;
import dev.counterfoil.usertokens.persistence.TokenRows;
import dev.counterfoil.vault.Binding;
import dev.counterfoil.vault.SealedId;
import dev.counterfoil.vault.Secret;
import dev.counterfoil.vault.Vault;
import dev.counterfoil.vault.VaultException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens tokens, sealed or held, for the member, client and origin they are for and no other. */
@Component
class TokenKeeper implements TokenAccess {

    private static final String ACCESS = "user.access";
    private static final String REFRESH = "user.refresh";

    private final TokenRows rows;
    private final HeldTokens held;
    private final Vault vault;

    TokenKeeper(TokenRows rows, HeldTokens held, Vault vault) {
        this.rows = rows;
        this.held = held;
        this.vault = vault;
    }

    @Override
    public Credential access(UUID token, Asking asking) {
        Optional<HeldTokens.Held> mine = held.find(token, asking.client(), asking.member());
        if (mine.isPresent()) {
            require(mine.get().usersOrigin(), asking);
            return Credential.bearer(mine.get().token().accessToken().getBytes(StandardCharsets.US_ASCII));
        }
        TokenRows.Row row = row(token, asking);
        require(row.usersOrigin(), asking);
        try (Secret secret = open(row.access(), ACCESS, row, row.accessVersion(), row.usersOrigin())) {
            return Credential.bearer(secret.bytes());
        }
    }

    @Override
    public String refresh(UUID token, Asking asking) {
        Optional<HeldTokens.Held> mine = held.find(token, asking.client(), asking.member());
        if (mine.isPresent()) {
            require(mine.get().tokenOrigin(), asking);
            String refresh = mine.get().token().refreshToken();
            if (refresh == null) {
                throw new NoCredentialException("the token came without a refresh token", null);
            }
            return refresh;
        }
        TokenRows.Row row = row(token, asking);
        require(row.tokenOrigin(), asking);
        SealedId sealed = row.refresh();
        if (sealed == null) {
            throw new NoCredentialException("the token came without a refresh token", null);
        }
        try (Secret secret = open(sealed, REFRESH, row, row.refreshVersion(), row.tokenOrigin())) {
            return new String(secret.bytes(), StandardCharsets.US_ASCII);
        }
    }

    /** Seals a token under these versions, in the caller's transaction. */
    TokenRows.Row seal(
            UserToken shown,
            IssuedToken token,
            String usersOrigin,
            String tokenOrigin,
            int accessVersion,
            int refreshVersion) {
        SealedId access = seal(ACCESS, shown.id(), accessVersion, usersOrigin, token.accessToken());
        @Nullable
        SealedId refresh = token.refreshToken() == null
                ? null
                : seal(REFRESH, shown.id(), refreshVersion, tokenOrigin, token.refreshToken());
        return new TokenRows.Row(shown, usersOrigin, tokenOrigin, access, accessVersion, refresh, refreshVersion);
    }

    /** Destroys the sealed values of a row, but not those that another one still names. */
    void destroy(TokenRows.Row row, TokenRows.@Nullable Row stays) {
        if (stays == null || !row.access().equals(stays.access())) {
            vault.destroy(row.access());
        }
        SealedId refresh = row.refresh();
        if (refresh != null && (stays == null || !refresh.equals(stays.refresh()))) {
            vault.destroy(refresh);
        }
    }

    private SealedId seal(String name, UUID owner, int version, String origin, String token) {
        try (Secret secret = Secret.of(token)) {
            return vault.seal(new Binding(name, owner, version, origin), secret);
        }
    }

    private Secret open(SealedId sealed, String name, TokenRows.Row row, int version, String origin) {
        try {
            return vault.open(sealed, new Binding(name, row.token().id(), version, origin));
        } catch (VaultException closed) {
            throw new NoCredentialException("the token does not open", closed);
        }
    }

    private TokenRows.Row row(UUID token, Asking asking) {
        return rows.find(asking.client(), token)
                .orElseThrow(() -> new NoCredentialException("there is no such token", null));
    }

    private static void require(String origin, Asking asking) {
        if (!origin.equals(asking.origin().toString())) {
            throw new NoCredentialException("the token was issued for another origin", null);
        }
    }
}
