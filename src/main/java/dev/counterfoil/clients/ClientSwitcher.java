package dev.counterfoil.clients;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.counterfoil.clients.ClientChoice.Place;
import dev.counterfoil.kit.Dot;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * Says on which client one works, and leads to another: search, favourites, the last visited. It is not there while a member can see no
 * client.
 */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public class ClientSwitcher extends Composite<Div> {

    private final transient ClientChoice choice;
    private final transient CurrentActor actors;
    private final NativeButton trigger = new NativeButton();
    private final Popover popover = new Popover();
    private @Nullable ClientId current;

    public ClientSwitcher(ClientChoice choice, CurrentActor actors) {
        this.choice = choice;
        this.actors = actors;
        trigger.addClassName("cf-switcher");
        trigger.getElement().setAttribute("type", "button");
        popover.setTarget(trigger);
        popover.setModal(true);
        popover.setAutofocus(false);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.addClassName("cf-switcher-choice");
        popover.addOpenedChangeListener(change -> {
            popover.removeAll();
            if (change.isOpened()) {
                popover.add(new SwitcherList(choice, actors.get(), current, popover::close));
            }
        });
        getContent().addClassName("cf-switcher-place");
        getContent().add(trigger, popover);
    }

    /** Shows this client as the one worked on and remembers the visit; null outside any. */
    public void show(@Nullable ClientId client) {
        Actor actor = actors.get();
        boolean arrived = client != null && !Objects.equals(client, current);
        current = client;
        Optional<Place> place = client == null ? Optional.empty() : choice.place(actor, client);
        if (arrived && client != null && place.isPresent()) {
            choice.visit(actor, client);
        }
        trigger.removeAll();
        place.ifPresentOrElse(
                this::here, () -> nowhere(choice.find(actor, "", 1).total()));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        popover.setAriaLabel(getTranslation("clients.switcher.choose"));
        if (trigger.getElement().getChildCount() == 0) {
            show(current);
        }
    }

    private void here(Place place) {
        Span second = new Span(ClientMarks.word(place.environment()));
        Span position = new Span(getTranslation("clients.switcher.place", place.position(), place.total()));
        if (place.elsewhere() == null) {
            second.add(new Text(" · "), position);
        } else {
            position.addClassName("cf-switcher-line-two");
            second.add(new Text(" · " + elsewhere(place.elsewhere())), position);
        }
        fill(ClientMarks.tone(place.environment()), data(place.name()), second);
        getContent().setVisible(true);
    }

    private void nowhere(int total) {
        fill(
                Tone.NEUTRAL,
                new Span(getTranslation("clients.switcher.choose")),
                new Span(getTranslation("clients.switcher.total", total)));
        getContent().setVisible(total > 0);
    }

    private void fill(Tone tone, Span first, Span second) {
        first.addClassName("cf-switcher-name");
        second.addClassName("cf-switcher-where");
        Div words = new Div(first, second);
        words.addClassName("cf-switcher-words");
        Span arrow = new Span();
        arrow.addClassName("cf-switcher-arrow");
        arrow.getElement().setAttribute("aria-hidden", "true");
        trigger.add(new Dot(tone), words, arrow);
    }

    private String elsewhere(String elsewhere) {
        return elsewhere.equals(OperatorEndpoints.SANDBOX) ? getTranslation("clients.sandbox") : elsewhere;
    }

    private static Span data(String text) {
        Span span = new Span(text);
        span.getElement().setAttribute("data-cf-data", "");
        return span;
    }
}
