package dev.counterfoil.sandbox;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.util.Locale;
import java.util.Objects;

/** The scalar {@code URL}: a string and nothing more, since no format is documented. */
final class UrlScalar implements Coercing<String, String> {

    static final GraphQLScalarType TYPE = GraphQLScalarType.newScalar()
            .name("URL")
            .description("A URL carried as a string.")
            .coercing(new UrlScalar())
            .build();

    private UrlScalar() {}

    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
        return value.toString();
    }

    @Override
    public String parseValue(Object input, GraphQLContext context, Locale locale) {
        if (input instanceof String text) {
            return text;
        }
        throw new CoercingParseValueException("URL must be a string");
    }

    @Override
    public String parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (input instanceof StringValue text) {
            return Objects.requireNonNull(text.getValue());
        }
        throw new CoercingParseLiteralException("URL must be a string");
    }
}
