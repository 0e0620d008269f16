package dev.counterfoil.metafields;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.changes.Gate;
import dev.counterfoil.clients.Client;
import dev.counterfoil.mirror.DefinitionChoices;
import dev.counterfoil.mirror.DefinitionMirror;
import dev.counterfoil.mirror.DefinitionQuery;
import dev.counterfoil.mirror.MirrorState;
import dev.counterfoil.mirror.SeenDefinition;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.partners.DefinitionListing;
import dev.counterfoil.upstream.partners.DefinitionUpdate;
import dev.counterfoil.upstream.partners.DefinitionsQuery;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class GatedDefinitions implements DefinitionService {

    private final Rights rights;
    private final DefinitionMirror mirror;
    private final Gate gate;
    private final CreateDefinition creation;
    private final UpdateDefinition updating;
    private final DeleteDefinition deletion;
    private final EnableStandardDefinition standard;
    private final ScopeCorrection scopes;

    GatedDefinitions(
            Rights rights,
            DefinitionMirror mirror,
            Gate gate,
            CreateDefinition creation,
            UpdateDefinition updating,
            DeleteDefinition deletion,
            EnableStandardDefinition standard,
            ScopeCorrection scopes) {
        this.rights = rights;
        this.mirror = mirror;
        this.gate = gate;
        this.creation = creation;
        this.updating = updating;
        this.deletion = deletion;
        this.standard = standard;
        this.scopes = scopes;
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
    public DefinitionChoices choices(Actor actor, Client client) {
        requireView(actor, client);
        return mirror.choices(client.id());
    }

    @Override
    public Optional<DefinitionRow> find(Actor actor, Client client, String uuid) {
        requireView(actor, client);
        return mirror.find(client.id(), uuid).map(GatedDefinitions::row);
    }

    @Override
    public Optional<DefinitionRow> find(Actor actor, Client client, KeyPair path) {
        requireView(actor, client);
        return mirror.find(client.id(), path).map(GatedDefinitions::row);
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
    public List<FieldProblem> check(MetafieldDefinition opened, DefinitionForm form) {
        return DefinitionRules.check(opened, form);
    }

    @Override
    public ChangeResult create(Actor actor, Client client, UUID intent, DefinitionForm form) {
        rights.require(actor, Permission.DEFINITION_EDIT, client.id().value());
        List<FieldProblem> problems = check(client, form);
        if (!problems.isEmpty()) {
            return new ChangeResult.FieldProblems(null, problems);
        }
        ChangeResult result = scopes.seen(
                actor,
                client,
                ChangeResult.of(gate.submit(creation.change(actor, client, intent, form)), "definition"),
                form.access() != null);
        return result instanceof ChangeResult.Stale
                ? new ChangeResult.FieldProblems(null, List.of(FieldProblem.of("key", "KEY_TAKEN")))
                : result;
    }

    private List<FieldProblem> check(Client client, DefinitionForm form) {
        return Stream.concat(check(form).stream(), AccessRules.check(client, null, form.access()).stream())
                .toList();
    }

    @Override
    public Opened open(Actor actor, Client client, KeyPair path) {
        requireView(actor, client);
        return switch (mirror.read(client.id(), path)) {
            case Fetched.Failed<Optional<MetafieldDefinition>> failed ->
                new Opened.Unread(Answer.code(failed.answer()));
            case Fetched.Ok<Optional<MetafieldDefinition>> ok ->
                ok.value().<Opened>map(Opened.Found::new).orElseGet(Opened.Missing::new);
        };
    }

    @Override
    public Browsed browse(Actor actor, Client client, DefinitionsQuery query) {
        requireView(actor, client);
        return switch (mirror.browse(client.id(), query)) {
            case Fetched.Failed<DefinitionListing> failed ->
                new Browsed.Unread(Answer.code(failed.answer()), Answer.words(failed.answer()));
            case Fetched.Ok<DefinitionListing> ok -> new Browsed.Page(ok.value());
        };
    }

    @Override
    public ChangeResult update(
            Actor actor, Client client, UUID intent, MetafieldDefinition opened, DefinitionForm form) {
        rights.require(actor, Permission.DEFINITION_EDIT, client.id().value());
        List<FieldProblem> problems = Stream.concat(
                        check(opened, form).stream(),
                        AccessRules.check(client, opened.access(), form.access()).stream())
                .toList();
        if (!problems.isEmpty()) {
            return new ChangeResult.FieldProblems(null, problems);
        }
        DefinitionUpdate difference = UpdateDefinition.difference(opened, form);
        if (difference == null) {
            return new ChangeResult.FieldProblems(null, List.of(FieldProblem.of("", "NOTHING_CHANGED")));
        }
        ChangeResult result = scopes.seen(
                actor,
                client,
                ChangeResult.of(gate.submit(updating.change(actor, client, intent, opened, difference)), "definition"),
                difference.access() != null);
        return result instanceof ChangeResult.Stale stale ? stale.with(updating.wanted(opened, difference)) : result;
    }

    @Override
    public ChangeResult delete(Actor actor, Client client, UUID intent, MetafieldDefinition opened) {
        rights.require(actor, Permission.DEFINITION_EDIT, client.id().value());
        return ChangeResult.of(gate.submit(deletion.change(actor, client, intent, opened)), "identifier");
    }

    @Override
    public ChangeResult enableStandard(Actor actor, Client client, UUID intent, KeyPair path) {
        rights.require(actor, Permission.DEFINITION_EDIT, client.id().value());
        List<FieldProblem> problems = DefinitionRules.checkPath(path);
        if (!problems.isEmpty()) {
            return new ChangeResult.FieldProblems(null, problems);
        }
        ChangeResult result = ChangeResult.of(gate.submit(standard.change(actor, client, intent, path)), "");
        return result instanceof ChangeResult.Stale
                ? new ChangeResult.FieldProblems(null, List.of(FieldProblem.of("key", "KEY_TAKEN")))
                : result;
    }

    private void requireView(Actor actor, Client client) {
        rights.require(actor, Permission.DEFINITION_VIEW, client.id().value());
    }

    private static DefinitionQuery query(ListQuery query) {
        return new DefinitionQuery(
                query.filter(),
                query.narrowing(),
                DefinitionQuery.Sort.valueOf(query.sort().name()),
                query.descending());
    }

    private static DefinitionRow row(SeenDefinition seen) {
        Set<String> paths = new HashSet<>(seen.former());
        paths.add(seen.definition().path().toString());
        return new DefinitionRow(seen.definition(), seen.changedAt(), Set.copyOf(paths));
    }
}
