package dev.isomer.storage.error;

import java.io.Serializable;

/**
 * Why one value is outside its domain.
 *
 * @param attribute the name of the attribute, as in the record
 * @param reason what is wrong and what is allowed, without the value of a secret
 */
public record ValueProblem(String attribute, String reason) implements Serializable {
    @Override
    public String toString() {
        return attribute + " " + reason;
    }
}
