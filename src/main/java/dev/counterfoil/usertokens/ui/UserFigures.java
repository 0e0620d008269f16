package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.OverviewPart;
import dev.counterfoil.kit.Figure;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.usertokens.TestUsers;
import dev.counterfoil.usertokens.UserTokens;
import dev.counterfoil.usertokens.UserTokensNavigation;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many test users and kept tokens a client has, on its overview. */
@Component
@Order(30)
class UserFigures implements OverviewPart {

    private final TestUsers users;
    private final UserTokens tokens;
    private final Rights rights;
    private final TokenArrivals arrivals;

    UserFigures(TestUsers users, UserTokens tokens, Rights rights, TokenArrivals arrivals) {
        this.users = users;
        this.tokens = tokens;
        this.rights = rights;
        this.arrivals = arrivals;
    }

    @Override
    public List<Figure> figures(Actor actor, Client client) {
        if (!rights.may(actor, Permission.USER_DATA_VIEW, client.id().value())) {
            return List.of();
        }
        String path = UserTokensNavigation.users(client.id());
        return List.of(
                new Figure(
                                I18NProvider.translate("usertokens.figure.users"),
                                path,
                                () -> users.list(actor, client).size())
                        .live(arrivals, client.id()),
                new Figure(I18NProvider.translate("usertokens.figure.tokens"), path, () -> tokens.kept(actor, client))
                        .live(arrivals, client.id()));
    }
}
