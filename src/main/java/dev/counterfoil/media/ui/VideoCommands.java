package dev.counterfoil.media.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Command;
import dev.counterfoil.kit.CommandSource;
import dev.counterfoil.media.MediaNavigation;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What begins with a video, in the palette. */
@Component
@Order(40)
class VideoCommands implements CommandSource {

    private final ClientDirectory directory;
    private final Rights rights;
    private final CurrentActor current;

    VideoCommands(ClientDirectory directory, Rights rights, CurrentActor current) {
        this.directory = directory;
        this.rights = rights;
        this.current = current;
    }

    @Override
    public List<Command> commands() {
        Actor actor = current.get();
        Rights.Reach edit = rights.reach(actor, Permission.MEDIA_EDIT);
        return directory.list(actor).stream()
                .filter(client -> edit.includes(client.id().value()))
                .map(client -> Command.begin(
                        I18NProvider.translate("media.palette.new", client.name()),
                        ClientMarks.words(client),
                        MediaNavigation.create(client.id())))
                .toList();
    }
}
