package dev.counterfoil.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema of an API as it was documented when the portal was built, the one a server has now, and what of ours a difference touches. */
public abstract class KnownSchema {

    private final Upstream upstream;
    private final ApiSchema builtFor;
    private final List<DocumentReach> ours;
    private final Map<String, AnswerNames> names;

    /**
     * @param sdl the resource that holds the schema
     * @param documents all that we send to it
     */
    protected KnownSchema(Upstream upstream, String sdl, List<String> documents) {
        this.upstream = upstream;
        this.builtFor = ApiSchema.ofSdl(read(sdl));
        this.ours = documents.stream()
                .map(document -> DocumentReach.of(builtFor, document))
                .toList();
        this.names = documents.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), document -> new AnswerNames(builtFor, document)));
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

    /** What an answer to one of our documents holds that the schema does not name, as schema coordinates; nothing for another document. */
    public Set<String> unknownIn(String document, JsonNode data) {
        AnswerNames ours = names.get(document);
        return ours == null ? Set.of() : ours.unknownIn(data);
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

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(KnownSchema.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
