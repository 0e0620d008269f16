package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.IcuTranslations;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.team.Actor;
import dev.counterfoil.usertokens.IssueResult;
import dev.counterfoil.usertokens.SessionKey;
import dev.counterfoil.usertokens.TokenRequest;
import dev.counterfoil.usertokens.UserTokens;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks for a user's token. What was entered stays until a token was issued. */
class TokenForm extends Composite<Section> {

    /** What the API calls a consent token that was used before, is too old, or another client's. */
    private static final String SPENT = "INVALID_TOKEN";

    private final transient UserTokens tokens;
    private final transient Actor actor;
    private final transient Client client;
    private final transient Consumer<IssueResult.Issued> issued;
    private final ChangeNotice notice = new ChangeNotice();
    private final UserField user = new UserField(this::renew);
    private final Button get = new Button();
    private UUID intent = UUID.randomUUID();

    TokenForm(UserTokens tokens, Actor actor, Client client, Consumer<IssueResult.Issued> issued) {
        this.tokens = tokens;
        this.actor = actor;
        this.client = client;
        this.issued = issued;
        get.setText(getTranslation("usertokens.get"));
        get.addThemeVariants(ButtonVariant.PRIMARY);
        get.addClickListener(click -> send());
        Paragraph irrevocable = new Paragraph(getTranslation("usertokens.irrevocable"));
        irrevocable.addClassName("cf-note");
        Div actions = new Div(get);
        actions.addClassName("cf-form-actions");
        getContent().addClassNames("cf-section", "cf-token-form");
        getContent().add(new H2(getTranslation("usertokens.get.title")), notice, user, irrevocable, actions);
    }

    /** Puts a test user's public ID in. */
    void fill(String publicId) {
        renew();
        notice.hide();
        user.fill(publicId);
    }

    /** Another user is another intent. */
    private void renew() {
        intent = UUID.randomUUID();
    }

    private void send() {
        TokenRequest request = user.request();
        if (request == null) {
            return;
        }
        notice.hide();
        user.setReadOnly(true);
        UUID under = intent;
        SessionKey session = Looks.session();
        Background.run(this, get, () -> tokens.issue(actor, client, session, under, request), this::told, problem -> {
            user.setReadOnly(false);
            notice.refuse(getTranslation("changes.failed"), Problems.tell(problem), List.of(), null);
        });
    }

    private void told(IssueResult result) {
        user.setReadOnly(false);
        switch (result) {
            case IssueResult.Issued it -> {
                renew();
                user.clear();
                issued.accept(it);
            }
            case IssueResult.Gone it -> {
                renew();
                notice.wonder(getTranslation("usertokens.gone"), getTranslation("usertokens.gone.text"), it.entrySeq());
            }
            case IssueResult.Failed it -> {
                if (!(it.result() instanceof ChangeResult.Unclear)) {
                    renew();
                }
                tell(it);
            }
        }
    }

    private void tell(IssueResult.Failed failed) {
        ChangeResult result = failed.result();
        if (result instanceof ChangeResult.Refused it && failed.onUser()) {
            String why = Wording.of(this, "usertokens.reason." + it.code(), "usertokens.reason.unknown", it.code());
            user.refused(
                    Stream.concat(Stream.of(why), it.messages().stream())
                            .filter(words -> !words.isBlank())
                            .collect(Collectors.joining(" ")),
                    it.code().equals(SPENT));
            notice.refuse(
                    getTranslation("changes.refused"),
                    getTranslation("changes.refused.fields"),
                    List.of(),
                    it.entrySeq());
        } else if (result instanceof ChangeResult.Refused it && knows(it.code())) {
            notice.refuse(
                    getTranslation("changes.refused"),
                    getTranslation("usertokens.reason." + it.code()),
                    it.messages(),
                    it.entrySeq());
        } else if (result instanceof ChangeResult.Unclear it) {
            notice.wonder(
                    getTranslation("usertokens.unclear"),
                    ChangeNotice.because(this, getTranslation("usertokens.unclear.text"), it.code()),
                    it.entrySeq());
        } else {
            notice.show(result, getTranslation("usertokens.thing"), client.name());
        }
    }

    private static boolean knows(String code) {
        return com.vaadin.flow.server.VaadinService.getCurrent()
                                .getInstantiator()
                                .getI18NProvider()
                        instanceof IcuTranslations texts
                && texts.has("usertokens.reason." + code);
    }
}
