package io.lectern.account;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Stores an owner as {@code server}, {@code tenant:7} or {@code user:9}. */
@Converter(autoApply = true)
public class OwnerText implements AttributeConverter<Owner, String> {

    @Override
    public String convertToDatabaseColumn(Owner owner) {
        if (owner == null) {
            return null;
        }
        return owner.level() == Owner.Level.SERVER ? owner.word() : owner.word() + ":" + owner.id();
    }

    @Override
    public Owner convertToEntityAttribute(String text) {
        if (text == null) {
            return null;
        }
        String[] parts = text.split(":", 2);
        Owner.Level level = Owner.Level.valueOf(parts[0].toUpperCase(Locale.ROOT));
        return new Owner(level, parts.length == 1 ? 0 : Long.parseLong(parts[1]));
    }
}
