package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.metafields.DefinitionService;
import dev.counterfoil.mirror.MirrorState;
import dev.counterfoil.team.Actor;

/** Reads a client's definitions again for a page, while what was seen before stays where it is; and shows how old that is. */
final class ClientReading {

    private final Component page;
    private final DefinitionService definitions;
    private final Actor actor;
    private final Client client;
    private final Runnable moved;
    private final MirrorAge age = new MirrorAge(this::read);
    private boolean reading;

    /** @param moved called when a reading has begun or ended */
    ClientReading(Component page, DefinitionService definitions, Actor actor, Client client, Runnable moved) {
        this.page = page;
        this.definitions = definitions;
        this.actor = actor;
        this.client = client;
        this.moved = moved;
    }

    /** What shows it. */
    MirrorAge age() {
        return age;
    }

    /** Whether it is read at the moment, here or elsewhere. */
    boolean isUnderWay() {
        return reading || state().refreshing();
    }

    MirrorState state() {
        return definitions.state(actor, client);
    }

    void show() {
        age.show(state(), reading);
    }

    void readIfOld() {
        if (MirrorAge.isOld(state())) {
            read();
        }
    }

    void read() {
        reading = true;
        moved.run();
        Background.run(
                page,
                () -> {
                    definitions.refresh(actor, client);
                    return client;
                },
                done -> ended(),
                problem -> {
                    ended();
                    Toast.error(Problems.tell(problem));
                });
    }

    private void ended() {
        reading = false;
        moved.run();
    }
}
