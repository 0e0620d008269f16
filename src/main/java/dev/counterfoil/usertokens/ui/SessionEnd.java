package dev.counterfoil.usertokens.ui;

import dev.counterfoil.usertokens.SessionKey;
import dev.counterfoil.usertokens.UserTokens;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What was in memory for a session goes with it. */
@Component
class SessionEnd implements HttpSessionListener {

    private final ObjectProvider<UserTokens> tokens;

    SessionEnd(ObjectProvider<UserTokens> tokens) {
        this.tokens = tokens;
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent ended) {
        tokens.ifAvailable(room -> room.ended(new SessionKey(ended.getSession().getId())));
    }
}
