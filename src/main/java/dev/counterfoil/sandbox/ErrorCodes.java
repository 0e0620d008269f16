package dev.counterfoil.sandbox;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.introspection.IntrospectionDisabledError;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives errors that the engine finds by itself the {@code extensions.code} that graphql-ruby has for them, on which Shopify's APIs are built.
 *
 * @see <a href="https://github.com/rmosolgo/graphql-ruby/tree/master/lib/graphql/static_validation/rules">graphql-ruby's rules</a>
 */
final class ErrorCodes {

    private ErrorCodes() {}

    /** As it is answered. One that has a code keeps it. */
    static Map<String, Object> specification(GraphQLError error) {
        Map<String, Object> specification = new LinkedHashMap<>(error.toSpecification());
        // How the engine itself sorts them is no business of a caller.
        Map<String, Object> extensions =
                new LinkedHashMap<>(error.getExtensions() == null ? Map.of() : error.getExtensions());
        extensions.putIfAbsent("code", code(error));
        specification.put("extensions", extensions);
        return specification;
    }

    private static String code(GraphQLError error) {
        return switch (error) {
            case IntrospectionDisabledError disabled -> "undefinedField";
            case ValidationError invalid
            when invalid.getValidationErrorType() instanceof ValidationErrorType type -> code(type);
            default -> error.getErrorType() instanceof ErrorType type ? code(type) : "INVALID_REQUEST";
        };
    }

    private static String code(ErrorType type) {
        return switch (type) {
            case InvalidSyntax -> "parseError";
            // What is left after the document's own rules: variables that do not fit their types.
            case ValidationError -> "INVALID_VARIABLE";
            case OperationNotSupported -> "operationNotSupported";
            case DataFetchingException, NullValueInNonNullableField, ExecutionAborted -> "INTERNAL_SERVER_ERROR";
        };
    }

    private static String code(ValidationErrorType type) {
        return switch (type) {
            case FieldUndefined -> "undefinedField";
            case UnknownType -> "undefinedType";
            case SubselectionRequired, SubselectionNotAllowed -> "selectionMismatch";
            case MissingFieldArgument, MissingDirectiveArgument -> "missingRequiredArguments";
            case UnknownArgument -> "argumentNotAccepted";
            case WrongType, NullValueForNonNullArgument, BadValueForDefaultArg -> "argumentLiteralsIncompatible";
            case DuplicateArgumentNames, UniqueObjectFieldName -> "argumentNotUnique";
            case UndefinedFragment -> "useAndDefineFragment";
            case UnusedFragment -> "useAndDefineFragment";
            case InvalidFragmentType -> "cannotSpreadFragment";
            case InlineFragmentTypeConditionInvalid, FragmentTypeConditionInvalid -> "fragmentOnNonCompositeType";
            case FragmentCycle -> "infiniteLoop";
            case DuplicateFragmentName -> "fragmentNotUnique";
            case FieldsConflict -> "fieldConflict";
            case UndefinedVariable -> "variableNotDefined";
            case UnusedVariable -> "variableNotUsed";
            case DuplicateVariableName -> "variableNotUnique";
            case NonInputTypeOnVariable -> "variableRequiresValidType";
            case DefaultForNonNullArgument -> "defaultValueInvalidOnNonNullVariable";
            case VariableTypeMismatch, VariableNotAllowed -> "variableMismatch";
            case UnknownDirective -> "undefinedDirective";
            case MisplacedDirective -> "directiveCannotBeApplied";
            case DuplicateDirectiveName -> "directiveNotUniqueForLocation";
            case LoneAnonymousOperationViolation, DuplicateOperationName -> "uniquelyNamedOperations";
            default -> "invalidDocument";
        };
    }
}
