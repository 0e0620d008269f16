package dev.counterfoil.clients;

import dev.counterfoil.clients.persistence.ClientRows;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The list of clients, filtered, sorted and cut to what one sees; one statement each beside the one for the rights. */
@Service
public class ClientSearch {

    private final Rights rights;
    private final ClientRows rows;
    private final Clients clients;

    ClientSearch(Rights rights, ClientRows rows, Clients clients) {
        this.rights = rights;
        this.rows = rows;
        this.clients = clients;
    }

    /** Those the actor may see whose name, client ID, GID or origin contains {@code q}. */
    public List<ClientStatus> page(Actor actor, String q, ClientSort sort, boolean ascending, int offset, int limit) {
        Rights.Reach reach = rights.reach(actor, Permission.CLIENT_VIEW);
        return rows.page(reach, q, sort, ascending, offset, limit).stream()
                .map(this::status)
                .toList();
    }

    /** How many {@link #page} would find in all. */
    public int count(Actor actor, String q) {
        return rows.count(rights.reach(actor, Permission.CLIENT_VIEW), q);
    }

    /** Empty when there is none or the actor may not see it. */
    public Optional<ClientStatus> find(Actor actor, ClientId id) {
        return rights.may(actor, Permission.CLIENT_VIEW, id.value())
                ? rows.find(id).map(this::status)
                : Optional.empty();
    }

    private ClientStatus status(ClientRows.Row row) {
        return new ClientStatus(clients.client(row), row.provenAt(), row.refusedAt(), row.updatedAt());
    }
}
