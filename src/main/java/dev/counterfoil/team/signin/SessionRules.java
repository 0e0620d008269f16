package dev.counterfoil.team.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a session lasts.
 *
 * @param idle without anything a person does
 * @param absolute from signing in, whatever they do
 */
@ConfigurationProperties("counterfoil.session")
public record SessionRules(
        @DefaultValue("15m") Duration idle,
        @DefaultValue("8h") Duration absolute) {}
