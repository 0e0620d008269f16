package dev.counterfoil.metafields;

import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into the form of a definition.
 *
 * @param access what is given at once beyond what is in force: grantees that come or get another level, and a default; null for nothing
 */
public record DefinitionForm(
        String key,
        String name,
        String description,
        String type,
        @Nullable String namespace,
        List<Validation> validations,
        @Nullable Access access) {

    /** Sharing nothing. */
    public DefinitionForm(
            String key,
            String name,
            String description,
            String type,
            @Nullable String namespace,
            List<Validation> validations) {
        this(key, name, description, type, namespace, validations, null);
    }

    /** The form of what exists, before anything is typed. */
    public static DefinitionForm of(MetafieldDefinition there) {
        return new DefinitionForm(
                there.key(),
                Comparing.text(there.name()),
                Comparing.text(there.description()),
                there.type(),
                null,
                there.validations());
    }

    /** What was typed over {@code base}, put over what is there now: a field that was left as it was takes what somebody else made of it. */
    public DefinitionForm rebased(MetafieldDefinition base, MetafieldDefinition now) {
        return new DefinitionForm(
                key.equals(base.key()) ? now.key() : key,
                name.equals(Comparing.text(base.name())) ? Comparing.text(now.name()) : name,
                description.equals(Comparing.text(base.description()))
                        ? Comparing.text(now.description())
                        : description,
                now.type(),
                namespace,
                validations.equals(base.validations()) ? now.validations() : validations,
                access);
    }
}
