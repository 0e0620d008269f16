package dev.counterfoil.team.signin;

import org.springframework.stereotype.Component;

/** What is said to whoever started the portal, and not to its log. */
@Component
class Terminal {

    void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
