package dev.counterfoil.metafields;

import dev.counterfoil.changes.Before;
import dev.counterfoil.changes.Change;
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
import dev.counterfoil.upstream.partners.DefinitionCreate;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.Partners;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code metafieldDefinitionCreate}: before-image READ (there must be none at that path), read-back by the path, inverse
 * deletion.
 *
 * @see <a href="https://shopify.dev/docs/api/shop-partners/latest/mutations/metafieldDefinitionCreate">reference</a>
 */
@Component
class CreateDefinition implements OperationKind {

    static final String CODE = "metafieldDefinition.create";

    private static final String INVERSE = "metafieldDefinition.delete";

    private final Partners partners;
    private final DefinitionMirror mirror;
    private final JsonMapper json = JsonMapper.shared();

    CreateDefinition(Partners partners, DefinitionMirror mirror) {
        this.partners = partners;
        this.mirror = mirror;
    }

    Change change(Actor actor, Client client, UUID intent, DefinitionForm form) {
        KeyPair path = new KeyPair(null, form.key());
        return new Change(
                intent,
                actor,
                client,
                CODE,
                Permission.DEFINITION_EDIT,
                Risk.LOW,
                new Subject("metafieldDefinition", path.toString(), form.key()),
                partners.metafieldDefinitionCreate(new DefinitionCreate(
                        form.key(),
                        form.name(),
                        form.description(),
                        form.type(),
                        form.namespace(),
                        form.validations(),
                        null)),
                new Before.Read((endpoint, credential) -> read(endpoint, credential, path), null, Set.of()),
                INVERSE,
                Map.of("type", form.type()));
    }

    private Fetched<Optional<ObjectNode>> read(Endpoint endpoint, Credential credential, KeyPair path) {
        return switch (partners.metafieldDefinition(endpoint, credential, path)) {
            case Fetched.Failed<Optional<MetafieldDefinition>> failed -> new Fetched.Failed<>(failed.answer());
            case Fetched.Ok<Optional<MetafieldDefinition>> ok ->
                new Fetched.Ok<>(ok.value().map(this::image), ok.answer());
        };
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Finding readBack(OperationRecord operation, Endpoint endpoint, Credential credential) {
        JsonNode sent = operation.variables().path("definition");
        KeyPair path = new KeyPair(null, sent.path("key").asString());
        return switch (partners.metafieldDefinition(endpoint, credential, path)) {
            case Fetched.Failed<Optional<MetafieldDefinition>> failed -> new Finding.Unreadable(failed.answer());
            case Fetched.Ok<Optional<MetafieldDefinition>> ok -> {
                if (ok.value().isEmpty()) {
                    yield new Finding.NotApplied(null);
                }
                MetafieldDefinition found = ok.value().get();
                yield asSent(sent, found) ? new Finding.Applied(image(found)) : new Finding.Ambiguous(image(found));
            }
        };
    }

    private static boolean asSent(JsonNode sent, MetafieldDefinition found) {
        return sent.path("type").asString("").equals(found.type())
                && sent.path("name").asString("").equals(found.name())
                && sent.path("description").asString("").equals(found.description())
                && sameRules(sent.path("validations"), found);
    }

    private static boolean sameRules(JsonNode sent, MetafieldDefinition found) {
        return sent.size() == found.validations().size()
                && sent.valueStream()
                        .allMatch(rule -> found.validations()
                                .contains(new MetafieldDefinition.Validation(
                                        rule.path("name").asString(""),
                                        rule.path("value").asString(""))));
    }

    @Override
    public void applied(OperationRecord operation, @Nullable ObjectNode image) {
        if (image != null) {
            mirror.changed(new ClientId(operation.clientId()), partners.readDefinition(image));
        }
    }

    private ObjectNode image(MetafieldDefinition definition) {
        return partners.image(definition);
    }
}
