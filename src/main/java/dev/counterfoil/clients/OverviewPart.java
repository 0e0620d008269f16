package dev.counterfoil.clients;

import com.vaadin.flow.component.Component;
import dev.counterfoil.kit.Figure;
import dev.counterfoil.team.Actor;
import java.util.List;

/**
 * What a room shows of a client on its overview, beside the facts this room knows itself: each a bean, in their order. A part holds
 * only what the actor may see, and keeps itself up to date while it is shown.
 */
public interface OverviewPart {

    /** For the row at the top. */
    default List<Figure> figures(Actor actor, Client client) {
        return List.of();
    }

    /** Sections, each with a heading of its own. */
    default List<Component> sections(Actor actor, Client client) {
        return List.of();
    }
}
