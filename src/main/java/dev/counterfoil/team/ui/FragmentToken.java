package dev.counterfoil.team.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.shared.Registration;

/**
 * Takes the token out of the URL's fragment, which browsers never send, and out of the address bar; {@code team.js} is its other half.
 */
@Tag("cf-fragment-token")
class FragmentToken extends Component {

    /** What stood there; empty if nothing did. Public, since Vaadin makes it by reflection. */
    @DomEvent("cf-token")
    public static class TokenEvent extends ComponentEvent<FragmentToken> {

        private final String token;

        public TokenEvent(FragmentToken source, boolean fromClient, @EventData("event.detail") String token) {
            super(source, fromClient);
            this.token = token;
        }

        String token() {
            return token;
        }
    }

    Registration onToken(ComponentEventListener<TokenEvent> listener) {
        return addListener(TokenEvent.class, listener);
    }
}
