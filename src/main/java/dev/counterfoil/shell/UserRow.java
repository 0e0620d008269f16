package dev.counterfoil.shell;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.counterfoil.kit.Initials;
import dev.counterfoil.kit.ThemeSwitch;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Sessions;

/** Who is signed in; opens the choice of colours and the ways out. */
class UserRow extends Composite<Div> {

    UserRow(Actor actor, AuthenticationContext authentication, Sessions sessions) {
        Span name = new Span(actor.name());
        name.addClassName("cf-user-name");
        name.getElement().setAttribute("data-cf-data", "");
        Initials disc = new Initials(actor.name());
        disc.getElement().setAttribute("data-cf-data", "");
        NativeButton button = new NativeButton();
        button.add(disc, name);
        button.addClassName("cf-user");
        button.getElement().setAttribute("type", "button");
        button.setAriaLabel(getTranslation("shell.user", actor.name()));

        Paragraph mail = new Paragraph(actor.email());
        mail.addClassName("cf-user-menu-mail");
        mail.getElement().setAttribute("data-cf-data", "");
        Div label = new Div(getTranslation("kit.scheme"));
        label.addClassName("cf-menu-label");
        label.getElement().setAttribute("aria-hidden", "true");
        NativeButton out = new NativeButton(getTranslation("shell.signOut"), click -> authentication.logout());
        out.addClassName("cf-plain-button");
        NativeButton everywhere = new NativeButton(getTranslation("shell.signOutEverywhere"), click -> {
            sessions.endAll(actor);
            authentication.logout();
        });
        everywhere.addClassName("cf-plain-button");
        Div menu = new Div(mail, new Div(label, new ThemeSwitch()), out, everywhere);
        menu.addClassName("cf-user-menu");

        Popover popover = new Popover(menu);
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.TOP_START);
        popover.setAriaLabel(getTranslation("shell.user.menu"));
        popover.setAutofocus(true);
        getContent().add(button, popover);
    }
}
