package dev.isomer.web.resource;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.exchange.DocumentExporter;
import dev.isomer.catalog.exchange.DocumentImporter;
import dev.isomer.web.http.EventSignal;
import dev.isomer.web.page.Pages;
import dev.isomer.web.resource.entity.Trash;
import dev.isomer.web.resource.overview.StoreFacts;
import dev.isomer.web.resource.record.PageViewQueue;

/**
 * What the resources are made from; each is given what it needs.
 *
 * @param changes wakes those who listen for changes; whoever makes the services has it woken by changes of others
 */
public record Services(
        Catalog catalog,
        DocumentImporter importer,
        DocumentExporter exporter,
        Pages pages,
        StoreFacts facts,
        Trash trash,
        PageViewQueue views,
        EventSignal changes,
        Modes modes) {}
