package dev.counterfoil.sandbox;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Gives refusals their code, and hides everything else behind a number that can be reported. */
final class Failures implements DataFetcherExceptionHandler {

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters parameters) {
        Map<String, Object> extensions = parameters.getException() instanceof Refusal refusal
                ? Map.of("code", refusal.code())
                : Map.of(
                        "code",
                        "INTERNAL_SERVER_ERROR",
                        "requestId",
                        UUID.randomUUID().toString());
        String message = parameters.getException() instanceof Refusal refusal
                ? refusal.text()
                : "Internal error. Looks like something went wrong on our end.";
        GraphQLError error = GraphqlErrorBuilder.newError()
                .errorType(ErrorType.DataFetchingException)
                .message("%s", message)
                .path(parameters.getPath())
                .location(parameters.getSourceLocation())
                .extensions(extensions)
                .build();
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error).build());
    }
}
