// Which addresses are variables of the program, and what number each has.
//
// A variable is a stored property of an object that the program allocated, a captured variable, a global or
// a static. Everything else that instrumented code touches is noise: stacks, async frames, metadata,
// caches. Numbers are given by who made the object and as which of theirs, never by address, so that a
// variable has the same number in every execution of one search.
#include <stdlib.h>
#include <string.h>

#include "internal.h"

uint32_t cs_generation = 1;
bool cs_grew;

static cs_describe describe_class;

// MARK: Layouts of classes

enum { MAX_FIELDS = 64 };
typedef struct layout {
  uintptr_t metadata;
  int32_t count;
  cs_field fields[MAX_FIELDS];
} layout;
static layout *layouts;
static int32_t layout_count, layout_capacity;

static const layout *layout_of(uintptr_t metadata) {
  for (int32_t i = 0; i < layout_count; i++)
    if (layouts[i].metadata == metadata) return &layouts[i];
  GROW(layouts, layout_count, layout_capacity);
  layout *l = &layouts[layout_count++];
  l->metadata = metadata;
  cs_this.quiet++;
  l->count = describe_class ? describe_class(metadata, l->fields, MAX_FIELDS) : 0;
  cs_this.quiet--;
  return l;
}

/// A class's metadata begins with 0 or a pointer; that of boxes and closure contexts with a small number.
static bool is_class(uintptr_t metadata) {
  uintptr_t kind = *(const uintptr_t *)metadata;
  return kind == 0 || kind > 0x7FF;
}

// MARK: Objects of this execution

static cs_object *objects;
static int32_t object_count, object_capacity;

// With the bounds of the object, so that a search through a page reads nothing else.
typedef struct node { uintptr_t base, size; int32_t object, next; } node;
static node *nodes;
static int32_t node_count, node_capacity;

typedef struct page { uintptr_t number; uint32_t generation; int32_t head; } page;
static page *pages;
static uint32_t page_capacity, page_count;

static page *page_of(uintptr_t number, bool insert) {
  if (insert && (page_count + 1) * 2 > page_capacity) {
    uint32_t old = page_capacity;
    page *before = pages;
    page_capacity = old ? old * 2 : 1024;
    pages = calloc(page_capacity, sizeof *pages);
    if (!pages) abort();
    page_count = 0;
    for (uint32_t i = 0; i < old; i++)
      if (before[i].generation == cs_generation) *page_of(before[i].number, true) = before[i];
    free(before);
  }
  if (!page_capacity) return NULL;
  for (uint32_t i = (uint32_t)(number * 0x9E3779B97F4A7C15u >> 32) & (page_capacity - 1);; i = (i + 1) & (page_capacity - 1)) {
    if (pages[i].generation != cs_generation) {
      if (!insert) return NULL;
      pages[i] = (page){number, cs_generation, -1};
      page_count++;
      return &pages[i];
    }
    if (pages[i].number == number) return &pages[i];
  }
}

static cs_object *object_at(uintptr_t address) {
  page *p = page_of(address >> 12, false);
  if (!p) return NULL;
  for (int32_t n = p->head; n >= 0; n = nodes[n].next) {
    if (address - nodes[n].base >= nodes[n].size) continue;
    cs_object *o = &objects[nodes[n].object];
    return o->alive ? o : NULL;
  }
  return NULL;
}

const cs_object *cs_object_at(uintptr_t address) { return object_at(address); }
const cs_object *cs_object_numbered(int32_t n) { return n >= 0 && n < object_count ? &objects[n] : NULL; }
int32_t cs_object_count(void) { return object_count; }

// MARK: Numbers

typedef struct interned { int64_t maker; int32_t ordinal; uint32_t field; int32_t id; uint32_t search; } interned;
static interned *table;
static uint32_t table_capacity, table_count, search_number;

// Locations are handed out by pointer, so they live in chunks that never move.
enum { CHUNK = 1024 };
static cs_location **chunks;
static int32_t chunk_count, chunk_capacity, location_count;

static cs_location *location_numbered(int32_t n) { return &chunks[n / CHUNK][n % CHUNK]; }
cs_location *cs_location_numbered(int32_t n) { return n >= 0 && n < location_count ? location_numbered(n) : NULL; }
int32_t cs_location_count(void) { return location_count; }

static int32_t new_location(void) {
  int32_t n = location_count++;
  if (n / CHUNK == chunk_count) {
    GROW(chunks, chunk_count, chunk_capacity);
    chunks[chunk_count] = calloc(CHUNK, sizeof(cs_location));
    if (!chunks[chunk_count]) abort();
    chunk_count++;
  }
  cs_location *l = location_numbered(n);
  uint32_t *reads = l->reads, *sync = l->sync;
  uintptr_t *read_pcs = l->read_pcs;
  *l = (cs_location){.id = n, .reads = reads, .sync = sync, .read_pcs = read_pcs, .object = -1};
  return n;
}

static int32_t intern(int64_t maker, int32_t ordinal, uint32_t field) {
  if ((table_count + 1) * 2 > table_capacity) {
    uint32_t old = table_capacity;
    interned *before = table;
    table_capacity = old ? old * 2 : 1024;
    table = calloc(table_capacity, sizeof *table);
    if (!table) abort();
    for (uint32_t i = 0; i < old; i++) {
      if (before[i].search != search_number) continue;
      uint64_t h = ((uint64_t)before[i].maker * 31 + (uint32_t)before[i].ordinal) * 31 + before[i].field;
      uint32_t k = (uint32_t)(h * 0x9E3779B97F4A7C15u >> 32) & (table_capacity - 1);
      while (table[k].search == search_number) k = (k + 1) & (table_capacity - 1);
      table[k] = before[i];
    }
    free(before);
  }
  uint64_t h = ((uint64_t)maker * 31 + (uint32_t)ordinal) * 31 + field;
  for (uint32_t k = (uint32_t)(h * 0x9E3779B97F4A7C15u >> 32) & (table_capacity - 1);; k = (k + 1) & (table_capacity - 1)) {
    if (table[k].search != search_number) {
      table[k] = (interned){maker, ordinal, field, new_location(), search_number};
      table_count++;
      return table[k].id;
    }
    if (table[k].maker == maker && table[k].ordinal == ordinal && table[k].field == field) return table[k].id;
  }
}

int32_t cs_intern(int64_t maker, int32_t ordinal) { return intern(maker, ordinal, UINT32_MAX); }

static int32_t *ordinals;
static int32_t ordinal_capacity;

int32_t cs_next_ordinal(int32_t strand) {
  int32_t i = strand + 1;
  if (i >= ordinal_capacity) {
    int32_t capacity = i * 2 + 64;
    ordinals = realloc(ordinals, (size_t)capacity * sizeof *ordinals);
    if (!ordinals) abort();
    memset(ordinals + ordinal_capacity, 0, (size_t)(capacity - ordinal_capacity) * sizeof *ordinals);
    ordinal_capacity = capacity;
  }
  return ordinals[i]++;
}

// MARK: The cache from addresses to locations

cs_cached cs_cache[CS_CACHE];
uint32_t cs_cache_generation = 1;

static void forget(uintptr_t base, uintptr_t size) {
  if (size > 8 * CS_CACHE / 4) {
    cs_cache_generation++;
    return;
  }
  for (uintptr_t a = base >> 3; a <= (base + size - 1) >> 3; a++) {
    cs_cached *c = &cs_cache[a % CS_CACHE];
    if (c->address - base < size) c->generation = 0;
  }
}

static cs_location *resolve(uintptr_t address) {
  if (cs_in_image(address)) {
    uintptr_t start, size;
    int32_t number = cs_global_at(address, &start, &size);
    if (number < 0) return NULL;
    cs_location *l = location_numbered(intern(INT64_MIN, number, 0));
    l->address = start;
    l->size = l->bytes = (uint32_t)size;
    l->object = -1;
    return l;
  }
  cs_object *o = object_at(address);
  if (!o || address - o->base < 16) return NULL;
  uint32_t offset = (uint32_t)(address - o->base), start = 16, end = (uint32_t)o->size, bytes = end - start;
  bool owns = false;
  if (is_class(o->metadata)) {
    const layout *fields = layout_of(o->metadata);
    for (int32_t i = 0; i < fields->count; i++) {
      if (fields->fields[i].offset <= offset) {
        start = fields->fields[i].offset;
        owns = fields->fields[i].owns;
        // The last of so many stands for all that come after it.
        bytes = i + 1 < MAX_FIELDS ? fields->fields[i].bytes : 0;
      } else {
        end = fields->fields[i].offset;
        break;
      }
    }
    // Before the first field lies what the runtime keeps in the object (an actor's lock and queue).
    if (fields->count && offset < fields->fields[0].offset) return NULL;
  }
  cs_location *l = location_numbered(intern(o->strand, o->ordinal, start));
  l->address = o->base + start;
  l->size = end - start;
  l->bytes = bytes;
  l->object = (int32_t)(o - objects);
  l->owns = owns;
  return l;
}

CS_RARE cs_location *cs_look_up_again(uintptr_t address) {
  cs_location *l = resolve(address);
  cs_cache[(address >> 3) % CS_CACHE] = (cs_cached){address, cs_cache_generation, l};
  return l;
}

cs_location *cs_location_at(uintptr_t address) { return cs_lookup(address); }

// MARK: Objects come and go

void cs_object_allocated(uintptr_t base, uintptr_t size, uintptr_t metadata, uintptr_t pc) {
  cs_fibre *f = cs_this.current;
  int32_t strand = f ? f->strand : -1;
  forget(base, size);
  GROW(objects, object_count, object_capacity);
  int32_t o = object_count++;
  objects[o] = (cs_object){base, size, metadata, pc, strand, cs_next_ordinal(strand), true};
  for (uintptr_t p = base >> 12; p <= (base + size - 1) >> 12; p++) {
    page *entry = page_of(p, true);
    GROW(nodes, node_count, node_capacity);
    nodes[node_count] = (node){base, size, o, entry->head};
    entry->head = node_count++;
  }
}

/// Takes what begins at an address out of the list of a page, so that lists stay as short as what is alive.
static cs_object *take_out(uintptr_t number, uintptr_t base) {
  page *entry = page_of(number, false);
  if (!entry) return NULL;
  for (int32_t *link = &entry->head; *link >= 0; link = &nodes[*link].next) {
    node *n = &nodes[*link];
    if (n->base != base) continue;
    *link = n->next;
    return &objects[n->object];
  }
  return NULL;
}

void cs_object_freed(uintptr_t base) {
  cs_object *o = take_out(base >> 12, base);
  if (!o) return;
  for (uintptr_t p = (base >> 12) + 1; p <= (base + o->size - 1) >> 12; p++) take_out(p, base);
  forget(o->base, o->size);
  o->alive = false;
}

void cs_memory_claimed(uintptr_t base, uintptr_t size) {
  if (!object_count || !size) return;
  for (uintptr_t p = base >> 12; p <= (base + size - 1) >> 12; p++) {
    page *entry = page_of(p, false);
    if (!entry) continue;
    for (int32_t n = entry->head; n >= 0; n = nodes[n].next) {
      if (nodes[n].base >= base + size || base >= nodes[n].base + nodes[n].size) continue;
      cs_object *o = &objects[nodes[n].object];
      if (o->alive) {
        forget(o->base, o->size);
        o->alive = false;
      }
    }
  }
}

void cs_register(uintptr_t base, uintptr_t size, uintptr_t metadata) {
  cs_object_allocated(base, size, metadata, 0);
}
void cs_unregister(uintptr_t base) { cs_object_freed(base); }

// MARK: Executions and searches

void cs_registry_next(void) {
  cs_library_locks_clear();
  if (++cs_generation == 0) cs_generation = 1;
  cs_cache_generation++;
  object_count = node_count = 0;
  page_count = 0;
  if (ordinals) memset(ordinals, 0, (size_t)ordinal_capacity * sizeof *ordinals);
}

void cs_registry_clear(cs_describe describe) {
  cs_read_image();
  describe_class = describe;
  search_number++;
  table_count = 0;
  location_count = 0;
  cs_grew = false;
  cs_concurrency_clear();
  cs_registry_next();
}

uint32_t cs_registry_generation(void) { return cs_generation; }

void cs_location_share(cs_location *location) {
  if (location->shared) return;
  location->shared = true;
  cs_grew = true;
}

bool cs_registry_take_growth(void) {
  bool grew = cs_grew;
  cs_grew = false;
  return grew;
}
