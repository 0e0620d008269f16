package dev.counterfoil.clients;

import dev.counterfoil.clients.persistence.ChoiceRows;
import dev.counterfoil.outbound.Origin;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What the switcher offers a member: the clients they starred, the ones they were at last, and the others. */
@Service
public class ClientChoice {

    private final Rights rights;
    private final ChoiceRows rows;
    private final EndpointList endpoints;

    ClientChoice(Rights rights, ChoiceRows rows, EndpointList endpoints) {
        this.rights = rights;
        this.rows = rows;
        this.endpoints = endpoints;
    }

    /** One to choose; {@code recent} is among the last visited and not starred. */
    public record Choice(
            ClientId id,
            String name,
            Environment environment,
            @Nullable String elsewhere,
            boolean favourite,
            boolean recent) {}

    /** The first ones, and how many match in all. */
    public record Choices(List<Choice> first, int total) {}

    /** Where one is: this client is number {@code position} of {@code total}, by name. */
    public record Place(
            String name, Environment environment, @Nullable String elsewhere, int position, int total) {}

    /** Starred ones first, then recent ones, then by name; at most {@code limit}. */
    public Choices find(Actor actor, String q, int limit) {
        Rights.Reach reach = rights.reach(actor, Permission.CLIENT_VIEW);
        List<ChoiceRows.Row> found = rows.choices(reach, actor.id().value(), q, limit);
        List<Choice> first = found.stream()
                .map(row -> new Choice(
                        row.id(),
                        row.name(),
                        row.environment(),
                        elsewhere(row.origin()),
                        row.favourite(),
                        row.recent()))
                .toList();
        return new Choices(first, found.isEmpty() ? 0 : found.getFirst().total());
    }

    /** Empty when there is none or the actor may not see it. */
    public Optional<Place> place(Actor actor, ClientId id) {
        return rows.place(rights.reach(actor, Permission.CLIENT_VIEW), id)
                .map(row ->
                        new Place(row.name(), row.environment(), elsewhere(row.origin()), row.position(), row.total()));
    }

    public void star(Actor actor, ClientId id, boolean on) {
        rights.require(actor, Permission.CLIENT_VIEW, id.value());
        rows.star(actor.id().value(), id, on);
    }

    /** Remembers that the actor works on this client now. */
    public void visit(Actor actor, ClientId id) {
        rights.require(actor, Permission.CLIENT_VIEW, id.value());
        rows.visit(actor.id().value(), id);
    }

    private @Nullable String elsewhere(String origin) {
        return endpoints.elsewhere(Origin.parse(origin));
    }
}
