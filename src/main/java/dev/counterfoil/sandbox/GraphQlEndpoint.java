package dev.counterfoil.sandbox;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.introspection.Introspection;
import graphql.schema.GraphQLSchema;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A GraphQL API over HTTP: authenticates, records what arrives, lets faults strike, executes, records what came of it, answers. */
final class GraphQlEndpoint {

    static final String PARTNERS = "/api/partners/graphql.json";
    static final String USERS = "/api/users/graphql.json";

    /** Who may ask, and what those hear who may not. */
    interface Door {

        Optional<Identity> open(Exchange exchange);

        Answer closed(Exchange exchange);
    }

    private final String api;
    private final Door door;
    private final Serving serving;
    private final GraphQL graphQl;
    private final boolean introspection;

    GraphQlEndpoint(String api, Door door, Serving serving, GraphQLSchema schema, boolean introspection) {
        this.api = api;
        this.door = door;
        this.serving = serving;
        this.graphQl = Wiring.graphQl(schema);
        this.introspection = introspection;
    }

    void handle(Exchange exchange) throws IOException, InterruptedException {
        if (!exchange.method().equals("POST")) {
            exchange.send(Answer.refusal(405, "METHOD_NOT_ALLOWED", "Use POST.").with("Allow", "POST"));
            return;
        }
        Optional<byte[]> body = exchange.body();
        Optional<Identity> caller = door.open(exchange);
        if (caller.isEmpty()) {
            exchange.send(door.closed(exchange));
        } else if (!exchange.hasType("application/json")) {
            exchange.send(Answer.refusal(415, "UNSUPPORTED_MEDIA_TYPE", "Send Content-Type: application/json."));
        } else if (body.isEmpty()) {
            exchange.send(Answer.refusal(413, "PAYLOAD_TOO_LARGE", "A request takes at most 1 MiB."));
        } else {
            answer(exchange, caller.get(), body.get());
        }
    }

    private void answer(Exchange exchange, Identity caller, byte[] body) throws IOException, InterruptedException {
        Request request;
        try {
            request = Request.parse(body);
        } catch (Refusal refusal) {
            exchange.send(Answer.refusal(400, refusal.code(), refusal.text()));
            return;
        }
        serving.serve(
                exchange,
                n -> request.received(n, api, caller.client(), Serving.headers(exchange)),
                Shape.GRAPHQL,
                (received, fault) -> {
                    Operation operation = new Operation(caller, exchange.origin(), received.n(), fault);
                    Map<String, Object> result = execute(request, operation);
                    int errors = result.get("errors") instanceof List<?> list ? list.size() : 0;
                    return new Serving.Served(200, Map.of(), result, operation.applied(), errors);
                });
    }

    private Map<String, Object> execute(Request request, Operation operation) {
        if (request.tooLarge()) {
            String message = "The document nests deeper than %d or has more than %d fields"
                    .formatted(DocumentSize.DEEPEST, DocumentSize.MOST_FIELDS);
            return Map.of("errors", List.of(Map.of("message", message, "extensions", Map.of("code", "TOO_COMPLEX"))));
        }
        ExecutionResult result = graphQl.execute(ExecutionInput.newExecutionInput()
                .query(request.query())
                .operationName(request.operationName())
                .variables(request.variableMap())
                .graphQLContext(context ->
                        context.of(Operation.class, operation).of(Introspection.INTROSPECTION_DISABLED, !introspection))
                .build());
        Map<String, Object> body = new LinkedHashMap<>(result.toSpecification());
        body.computeIfPresent(
                "errors",
                (name, errors) -> result.getErrors().stream()
                        .map(ErrorCodes::specification)
                        .toList());
        return body;
    }
}
