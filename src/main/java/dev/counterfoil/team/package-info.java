/**
 * Members, what their roles allow, how they sign in, and what they were typing.
 *
 * <p>The face other rooms use: {@link dev.counterfoil.team.CurrentActor} on a request thread says who acts, {@link
 * dev.counterfoil.team.Rights} what they may do, {@link dev.counterfoil.team.Members} what a member is called, {@link
 * dev.counterfoil.team.Drafts} keeps what they type, {@link dev.counterfoil.team.ListChoices} the columns they put away. {@link dev.counterfoil.team.SignIn} is for the security chain alone.
 *
 * <p>Entries it leaves: {@code team.setup}, {@code team.signIn}, {@code team.signOut}, {@code team.signInFailed} and {@code
 * access.denied} (both with {@code count}: one entry stands for all of a kind within a minute).
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kit", "vault", "ledger", "outbound"})
package dev.counterfoil.team;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
