package dev.counterfoil.clients.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.counterfoil.clients.ClientsNavigation;
import dev.counterfoil.kit.Command;
import dev.counterfoil.kit.CommandSource;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Connecting a client, from the palette. */
@Component
@Order(10)
class ClientCommands implements CommandSource {

    private final Rights rights;
    private final CurrentActor current;

    ClientCommands(Rights rights, CurrentActor current) {
        this.rights = rights;
        this.current = current;
    }

    @Override
    public List<Command> commands() {
        return rights.may(current.get(), Permission.CLIENT_ADD, null)
                ? List.of(Command.begin(I18NProvider.translate("clients.palette.connect"), null, ClientsNavigation.NEW))
                : List.of();
    }
}
