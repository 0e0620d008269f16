package dev.counterfoil.usertokens.ui;

import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.usertokens.OneTimeTokens;
import dev.counterfoil.usertokens.SessionKey;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The one way a token reaches a browser: {@code usertokens.js} posts its ticket and gets it, once. */
@RestController
class OnceController {

    private final OneTimeTokens tokens;
    private final CurrentActor current;

    OnceController(OneTimeTokens tokens, CurrentActor current) {
        this.tokens = tokens;
        this.current = current;
    }

    /** What is written into the answer; Spring's log, which tells what it writes, gets none of it. */
    record Handed(String access, @Nullable String refresh) {

        @Override
        public String toString() {
            return "[sealed]";
        }
    }

    @PostMapping(
            path = "/usertokens/once",
            consumes = MediaType.TEXT_PLAIN_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Handed> take(@RequestBody String ticket, HttpServletRequest request) {
        SessionKey session = new SessionKey(request.getSession().getId());
        return uuid(ticket)
                .flatMap(id -> tokens.take(current.get(), session, id))
                .map(token -> noStore(HttpStatus.OK).body(new Handed(token.accessToken(), token.refreshToken())))
                .orElseGet(() -> noStore(HttpStatus.GONE).build());
    }

    private static ResponseEntity.BodyBuilder noStore(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }
}
