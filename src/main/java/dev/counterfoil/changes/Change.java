package dev.counterfoil.changes;

import dev.counterfoil.clients.Client;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.upstream.Mutation;
import java.util.Map;
import java.util.UUID;

/**
 * Something to be made through an API, as a feature hands it to the gate.
 *
 * @param intent made when the form opened; sending the same form again finds the same operation
 * @param client as the person saw it: its secret is opened only if its endpoint still has this origin
 * @param kind action code of its entries, and name of the {@link OperationKind} that reads it back
 * @param inverse what takes it back, or why nothing does
 * @param parameters public values for the entry's sentence, beyond those every change has
 * @param authority how it proves that it may be made
 * @param personal values for the entry's erasable part, beyond those the mutation has
 */
public record Change(
        UUID intent,
        Actor actor,
        Client client,
        String kind,
        Permission needs,
        Risk risk,
        Subject subject,
        Mutation mutation,
        Before before,
        Inverse inverse,
        Map<String, String> parameters,
        Authority authority,
        Map<String, String> personal) {

    /** A change made with the client's secret. */
    public Change(
            UUID intent,
            Actor actor,
            Client client,
            String kind,
            Permission needs,
            Risk risk,
            Subject subject,
            Mutation mutation,
            Before before,
            Inverse inverse,
            Map<String, String> parameters) {
        this(
                intent,
                actor,
                client,
                kind,
                needs,
                risk,
                subject,
                mutation,
                before,
                inverse,
                parameters,
                new Authority.ClientSecret(),
                Map.of());
    }
}
