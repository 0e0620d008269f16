package dev.counterfoil.metafields;

import dev.counterfoil.changes.Gate;
import dev.counterfoil.changes.GateResult;
import dev.counterfoil.changes.OperationRecord;
import dev.counterfoil.clients.Client;
import dev.counterfoil.mirror.DefinitionMirror;
import dev.counterfoil.mirror.DefinitionQuery;
import dev.counterfoil.mirror.MirrorState;
import dev.counterfoil.mirror.SeenDefinition;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.UserError;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import java.util.List;
import java.util.Objects;
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
    public CreateResult create(Actor actor, Client client, UUID intent, DefinitionForm form) {
        rights.require(actor, Permission.DEFINITION_EDIT, client.id().value());
        List<FieldProblem> problems = check(form);
        if (!problems.isEmpty()) {
            return new CreateResult.FieldProblems(null, problems);
        }
        return switch (gate.submit(creation.change(actor, client, intent, form))) {
            case GateResult.Recorded it -> recorded(it.operation());
            case GateResult.Stale it ->
                new CreateResult.FieldProblems(null, List.of(FieldProblem.of("key", "KEY_TAKEN")));
            case GateResult.Busy it ->
                new CreateResult.Busy(it.first().latestSeq(), it.first().state());
            case GateResult.Unreadable it -> new CreateResult.NotSent(null, Answer.code(it.answer()));
            case GateResult.NoCredential it -> new CreateResult.NotSent(null, "NO_CREDENTIAL");
            case GateResult.NotRecorded it -> new CreateResult.LedgerDown();
        };
    }

    private static CreateResult recorded(OperationRecord operation) {
        long seq = operation.latestSeq();
        String code = Objects.requireNonNullElse(operation.code(), "");
        return switch (operation.state()) {
            case SUCCEEDED, APPLIED ->
                new CreateResult.Done(
                        seq,
                        operation.resultImage() == null
                                ? null
                                : operation.resultImage().path("uuid").asString(null));
            case REFUSED -> refused(seq, code, operation.userErrors());
            case NOT_SENT, NOT_APPLIED -> new CreateResult.NotSent(seq, code);
            case INTENDED, IN_FLIGHT, UNKNOWN, PROBABLY_NOT_APPLIED, AMBIGUOUS ->
                new CreateResult.Unclear(seq, operation.state());
        };
    }

    private static CreateResult refused(long seq, String code, List<UserError> errors) {
        List<FieldProblem> onFields = errors.stream()
                .map(error -> new FieldProblem(field(error.field()), "API", error.message()))
                .toList();
        boolean anyOnField =
                onFields.stream().anyMatch(problem -> !problem.field().isEmpty());
        return anyOnField
                ? new CreateResult.FieldProblems(seq, onFields)
                : new CreateResult.Refused(
                        seq, code, errors.stream().map(UserError::message).toList());
    }

    /** {@code [definition, validations, 0, value]} to {@code validations.0.value}. */
    private static String field(List<String> path) {
        return String.join(
                ".", !path.isEmpty() && path.getFirst().equals("definition") ? path.subList(1, path.size()) : path);
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
