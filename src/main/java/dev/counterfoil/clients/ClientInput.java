package dev.counterfoil.clients;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a form says of a client: everything but the secret, which travels apart. Text is stripped and an empty optional text is null, nothing else is
 * judged here; see {@link ClientRules}.
 *
 * @param dashboardId the client ID of the Dev Dashboard
 * @param endpoint where its Shop Partners API answers
 */
public record ClientInput(
        String name,
        Environment environment,
        String dashboardId,
        URI endpoint,
        @Nullable String gid,
        List<String> scopes,
        List<String> redirectUrls,
        @Nullable String dashboardUrl) {

    public ClientInput {
        name = name.strip();
        dashboardId = dashboardId.strip();
        gid = emptyToNull(gid);
        dashboardUrl = emptyToNull(dashboardUrl);
        scopes = tidy(scopes);
        redirectUrls = tidy(redirectUrls);
    }

    /** What a client is now, as a form would say it. */
    public static ClientInput of(Client client) {
        return new ClientInput(
                client.name(),
                client.environment(),
                client.dashboardId(),
                client.endpoint().url(),
                client.gid(),
                client.scopes(),
                client.redirectUrls(),
                client.dashboardUrl());
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static List<String> tidy(List<String> values) {
        return values.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }
}
