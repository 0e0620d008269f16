package dev.counterfoil.upstream;

import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** The form that asks for a new access token (RFC 6749, section 6); the client is named by HTTP Basic (section 2.3.1), not in the form. */
final class TokenForm {

    private final String refreshToken;

    TokenForm(ObjectNode variables) {
        refreshToken = variables.path("refreshToken").asString("");
    }

    SmallRyeUpstream.Sending send(CallWebClient web, Endpoint endpoint) {
        String body =
                "grant_type=refresh_token&refresh_token=" + URLEncoder.encode(refreshToken, StandardCharsets.UTF_8);
        return new SmallRyeUpstream.Sending(
                web.postAbs(endpoint.url().toString())
                        .putHeader("Content-Type", "application/x-www-form-urlencoded")
                        .putHeader("Accept", "application/json")
                        .sendBuffer(Buffer.buffer(body))
                        .toCompletionStage(),
                () -> {});
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
