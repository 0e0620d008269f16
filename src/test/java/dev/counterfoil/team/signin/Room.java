package dev.counterfoil.team.signin;

import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.counterfoil.kit.IcuTranslations;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;

/** The room for tests of its views. */
public class Room {

    private final Team team = new Team();

    /** Whom the views let in. */
    public final List<SignedIn> admitted = new ArrayList<>();

    @Bean
    Team team() {
        return team;
    }

    @Bean
    public Setup setup() {
        return team.setup;
    }

    @Bean
    public Threshold threshold() {
        return new Threshold() {
            @Override
            public Caller caller() {
                return Team.HERE;
            }

            @Override
            public void admit(SignedIn signedIn) {
                admitted.add(signedIn);
            }
        };
    }

    @Bean
    AuthenticationContext authentication() {
        return new AuthenticationContext();
    }

    @Bean
    IcuTranslations texts() {
        return new IcuTranslations(false);
    }

    /** Makes the set-up link's token anew. */
    public String token() {
        return team.setup.renew().orElseThrow();
    }

    /** As if nobody had ever been here. */
    public void empty() {
        admitted.clear();
        team.database
                .ownerClient()
                .sql("truncate member, assignment, setup_link cascade")
                .update();
    }

    public void owner() {
        team.owner();
    }

    public void forward(java.time.Duration by) {
        team.clock.forward(by);
    }

    @PreDestroy
    void close() {
        team.close();
    }
}
