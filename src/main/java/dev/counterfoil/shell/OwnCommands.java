package dev.counterfoil.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.counterfoil.kit.Command;
import dev.counterfoil.kit.CommandSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a person does with their own session, in the palette: its colours, and the way out. */
@Component
@Order(20)
class OwnCommands implements CommandSource {

    private final AuthenticationContext authentication;

    OwnCommands(AuthenticationContext authentication) {
        this.authentication = authentication;
    }

    @Override
    public List<Command> commands() {
        return Stream.concat(
                        Stream.of("dark", "light", "system").map(OwnCommands::scheme),
                        Stream.of(Command.act(I18NProvider.translate("shell.signOut"), authentication::logout)))
                .toList();
    }

    /** The page's own module keeps it in this browser and applies it. */
    private static Command scheme(String scheme) {
        return Command.act(
                I18NProvider.translate("shell.palette.scheme." + scheme),
                () -> UI.getCurrent().getPage().executeJs("window.cf.scheme($0)", scheme));
    }
}
