package dev.counterfoil;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The portal's entry point: dispatches sub-commands before Spring starts. */
@SpringBootApplication
public class Counterfoil {

    public static void main(String[] args) {
        SpringApplication.run(Counterfoil.class, args);
    }
}
