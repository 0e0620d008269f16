package dev.counterfoil.clients;

import dev.counterfoil.team.Actor;
import java.util.List;
import java.util.Optional;

/** The clients a person may see. */
public interface ClientDirectory {

    /** By name. */
    List<Client> list(Actor actor);

    /** Empty when there is none or the actor may not see it: the two look alike from outside. */
    Optional<Client> find(Actor actor, ClientId id);
}
