package dev.counterfoil.team;

/** Who is signed in, on the thread of a request or a locked Vaadin session. */
public interface CurrentActor {

    /** @throws org.springframework.security.access.AccessDeniedException if nobody is signed in */
    Actor get();
}
