package dev.counterfoil.metafields;

import dev.counterfoil.changes.Before;
import dev.counterfoil.changes.Change;
import dev.counterfoil.changes.Inverse;
import dev.counterfoil.changes.OperationKind;
import dev.counterfoil.changes.OperationRecord;
import dev.counterfoil.changes.Risk;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.mirror.DefinitionMirror;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.partners.DefinitionUpdate;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.Partners;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code metafieldDefinitionUpdate}: before-image READ by the path, read-back by the path it has afterwards, inverse an
 * update to the former values.
 *
 * @see <a href="https://shopify.dev/docs/api/shop-partners/latest/mutations/metafieldDefinitionUpdate">reference</a>
 */
@Component
class UpdateDefinition implements OperationKind {

    static final String CODE = "metafieldDefinition.update";

    private static final Inverse BACK = new Inverse.By(CODE);

    private static final Set<String> TEXTS = Set.of("key", "name", "description");

    private final Partners partners;
    private final DefinitionImages images;
    private final DefinitionMirror mirror;

    UpdateDefinition(Partners partners, DefinitionImages images, DefinitionMirror mirror) {
        this.partners = partners;
        this.images = images;
        this.mirror = mirror;
    }

    /** What would be sent, or null if nothing differs. Fields that are the same are left out. */
    static @Nullable DefinitionUpdate difference(MetafieldDefinition opened, DefinitionForm form) {
        String key = form.key().equals(opened.key()) ? null : form.key();
        String name = form.name().equals(Comparing.text(opened.name())) ? null : form.name();
        String description =
                form.description().equals(Comparing.text(opened.description())) ? null : form.description();
        boolean sameRules = Set.copyOf(form.validations()).equals(Set.copyOf(opened.validations()));
        // The reference does not say whether a list of grants adds to the one before or replaces it, so it is sent
        // whole.
        Access access = form.access() == null ? null : Sharing.over(opened.access(), form.access());
        boolean sameAccess = access == null || opened.access() != null && Sharing.same(access, opened.access());
        if (key == null && name == null && description == null && sameRules && sameAccess) {
            return null;
        }
        return new DefinitionUpdate(
                opened.path(),
                key,
                name,
                description,
                sameRules ? null : form.validations(),
                sameAccess ? null : access);
    }

    /** What it would be with this changed. */
    @Nullable
    ObjectNode wanted(MetafieldDefinition opened, DefinitionUpdate update) {
        return images.of(new MetafieldDefinition(
                opened.uuid(),
                opened.namespace(),
                Objects.requireNonNullElse(update.key(), opened.key()),
                update.name() == null ? opened.name() : update.name(),
                update.description() == null ? opened.description() : update.description(),
                opened.type(),
                opened.category(),
                Objects.requireNonNullElse(update.validations(), opened.validations()),
                update.access() == null ? opened.access() : update.access()));
    }

    Change change(Actor actor, Client client, UUID intent, MetafieldDefinition opened, DefinitionUpdate update) {
        Set<String> fields = new LinkedHashSet<>();
        addUnlessNull(fields, "key", update.key());
        addUnlessNull(fields, "name", update.name());
        addUnlessNull(fields, "description", update.description());
        addUnlessNull(fields, "validations", update.validations());
        addUnlessNull(fields, "access", update.access());
        boolean touchesOthers = update.key() != null || update.validations() != null || update.access() != null;
        KeyPair path = update.identifier();
        return new Change(
                intent,
                actor,
                client,
                CODE,
                update.access() == null ? Permission.DEFINITION_EDIT : Permission.DEFINITION_SHARE,
                touchesOthers ? Risk.MEDIUM : Risk.LOW,
                new Subject("metafieldDefinition", path.toString(), path.key()),
                partners.metafieldDefinitionUpdate(update),
                new Before.Read(images.reader(path), images.of(opened), fields),
                AccessInverse.setsFirstDefault(update.access(), opened.access()) ? AccessInverse.DEFAULT_STAYS : BACK,
                Map.of("fields", String.join(", ", fields)));
    }

    private static void addUnlessNull(Set<String> fields, String field, @Nullable Object value) {
        if (value != null) {
            fields.add(field);
        }
    }

    @Override
    public Set<Inverse> inverses() {
        return Set.of(BACK, AccessInverse.DEFAULT_STAYS);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Finding readBack(OperationRecord operation, Endpoint endpoint, Credential credential) {
        JsonNode sent = operation.variables().path("definition");
        KeyPair before = DefinitionImages.path(sent.path("identifier"));
        KeyPair after = new KeyPair(before.namespace(), sent.path("key").asString(before.key()));
        Fetched<Optional<ObjectNode>> there = images.read(endpoint, credential, after);
        if (!after.equals(before)
                && there instanceof Fetched.Ok<Optional<ObjectNode>> ok
                && ok.value().filter(found -> isIt(operation, found)).isEmpty()) {
            there = images.read(endpoint, credential, before);
        }
        return switch (there) {
            case Fetched.Failed<Optional<ObjectNode>> failed -> new Finding.Unreadable(failed.answer());
            case Fetched.Ok<Optional<ObjectNode>> ok ->
                judge(operation, sent, ok.value().orElse(null));
        };
    }

    /** Whether it is the definition that was to be changed: by now the path may lead to another, such as one that the new key collided with. */
    private static boolean isIt(OperationRecord operation, ObjectNode found) {
        ObjectNode before = operation.beforeImage();
        return before != null && before.path("uuid").equals(found.path("uuid"));
    }

    private static Finding judge(OperationRecord operation, JsonNode sent, @Nullable ObjectNode found) {
        ObjectNode before = operation.beforeImage();
        if (found == null || !isIt(operation, found)) {
            // Deleted or renamed meanwhile: whether that was before or after the change, nobody can say.
            return new Finding.Ambiguous(found);
        }
        if (asSent(sent, found)) {
            return new Finding.Applied(found);
        }
        boolean untouched = before != null
                && sent.propertyNames().stream()
                        .filter(field -> !field.equals("identifier"))
                        .allMatch(field -> before.path(field).equals(found.path(field)));
        return untouched ? new Finding.NotApplied(found) : new Finding.Ambiguous(found);
    }

    private static boolean asSent(JsonNode sent, ObjectNode found) {
        boolean texts = TEXTS.stream()
                .filter(sent::has)
                .allMatch(field -> sent.path(field).equals(found.path(field)));
        boolean rules = !sent.has("validations")
                || DefinitionImages.sameRules(sent.path("validations"), found.path("validations"));
        return texts && rules && (!sent.has("access") || Sharing.holds(sent.path("access"), found.path("access")));
    }

    @Override
    public void applied(OperationRecord operation, @Nullable ObjectNode image) {
        if (image != null) {
            mirror.changed(
                    new ClientId(operation.clientId()),
                    partners.readDefinition(image),
                    operation.subject().id());
        }
    }
}
