package dev.counterfoil.upstream.partners;

import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.ApiSchema;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.DocumentReach;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.Upstream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The schema the portal was built for, the one a server has now, and what of ours a difference touches. */
@Component
public class PartnersSchema {

    private final Upstream upstream;
    private final ApiSchema builtFor = ApiSchema.ofSdl(sdl());
    private final List<DocumentReach> ours = PartnersDocuments.all().stream()
            .map(document -> DocumentReach.of(builtFor, document))
            .toList();

    public PartnersSchema(Upstream upstream) {
        this.upstream = upstream;
    }

    /** As documented when the portal was built. */
    public ApiSchema builtFor() {
        return builtFor;
    }

    /** Asks the server; one query. A server that allows no introspection answers with errors. */
    public Fetched<ApiSchema> now(Endpoint endpoint, Credential credential) {
        Answer answer = upstream.read(
                endpoint,
                credential,
                ApiSchema.INTROSPECTION,
                JsonMapper.shared().createObjectNode());
        if (!(answer instanceof Answer.Success success)) {
            return new Fetched.Failed<>(answer);
        }
        ApiSchema schema = ApiSchema.ofIntrospection(success.data());
        return schema == null
                ? new Fetched.Failed<>(new Answer.Malformed(200, "", answer.took()))
                : new Fetched.Ok<>(schema, answer);
    }

    /** Names of our operations that send or read what differs. */
    public List<String> touchedBy(ApiSchema.Difference difference) {
        return ours.stream()
                .filter(reach -> reach.isTouchedBy(difference))
                .map(DocumentReach::name)
                .distinct()
                .sorted()
                .toList();
    }

    private static String sdl() {
        try (InputStream in =
                Objects.requireNonNull(PartnersSchema.class.getResourceAsStream("/upstream/shop-partners.graphqls"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
