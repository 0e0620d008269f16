package dev.counterfoil.metafields;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.changes.Gate;
import dev.counterfoil.clients.Client;
import dev.counterfoil.mirror.DefinitionMirror;
import dev.counterfoil.mirror.DefinitionQuery;
import dev.counterfoil.mirror.MirrorState;
import dev.counterfoil.mirror.SeenDefinition;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class GatedDefinitions implements DefinitionService {

    private final Rights rights;
    private final DefinitionMirror mirror;
    private final Gate gate;
    private final CreateDefinition creation;

    GatedDefinitions(Rights rights, DefinitionMirror mirror, Gate gate, CreateDefinition creation) {
        this.rights = rights;
        this.mirror = mirror;
        this.gate = gate;
        this.creation = creation;
    }

    @Override
    public List<DefinitionRow> list(Actor actor, Client client, ListQuery query, int offset, int limit) {
        requireView(actor, client);
        return mirror.list(client.id(), query(query), offset, limit).stream()
                .map(GatedDefinitions::row)
                .toList();
    }

    @Override
    public int count(Actor actor, Client client, ListQuery query) {
        requireView(actor, client);
        return mirror.count(client.id(), query(query));
    }

    @Override
    public Optional<DefinitionRow> find(Actor actor, Client client, String uuid) {
        requireView(actor, client);
        return mirror.find(client.id(), uuid).map(GatedDefinitions::row);
    }

    @Override
    public MirrorState state(Actor actor, Client client) {
        requireView(actor, client);
        return mirror.state(client.id());
    }

    @Override
    public void refresh(Actor actor, Client client) {
        requireView(actor, client);
        mirror.refresh(client.id());
    }

    @Override
    public List<FieldProblem> check(DefinitionForm form) {
        return DefinitionRules.check(form);
    }

    @Override
    public ChangeResult create(Actor actor, Client client, UUID intent, DefinitionForm form) {
        rights.require(actor, Permission.DEFINITION_EDIT, client.id().value());
        List<FieldProblem> problems = check(form);
        if (!problems.isEmpty()) {
            return new ChangeResult.FieldProblems(null, problems);
        }
        ChangeResult result = ChangeResult.of(gate.submit(creation.change(actor, client, intent, form)), "definition");
        return result instanceof ChangeResult.Stale
                ? new ChangeResult.FieldProblems(null, List.of(FieldProblem.of("key", "KEY_TAKEN")))
                : result;
    }

    private void requireView(Actor actor, Client client) {
        rights.require(actor, Permission.DEFINITION_VIEW, client.id().value());
    }

    private static DefinitionQuery query(ListQuery query) {
        return new DefinitionQuery(
                query.filter(), DefinitionQuery.Sort.valueOf(query.sort().name()), query.descending());
    }

    private static DefinitionRow row(SeenDefinition seen) {
        MetafieldDefinition it = seen.definition();
        return new DefinitionRow(
                it.uuid(),
                it.namespace(),
                it.key(),
                it.name(),
                it.description(),
                it.type(),
                it.validations(),
                it.access(),
                seen.changedAt());
    }
}
