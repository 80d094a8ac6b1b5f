"""Plain words for the codes that rooms are joined by: said aloud easily, heard as no other, fit for every table.

No two differ by one letter, and none is a name of a group, a place in the area or a thing that could hurt.
"""

_WORDS = """
acorn almond alpine amber anchor apple apron arch arrow artist atlas attic autumn badge bagel bakery balcony balloon
bamboo banana banjo barn basket beacon beaver bicycle birch biscuit blanket blossom bonfire book bottle boulder branch
bread bridge broccoli bronze broom brush bubble bucket buckle builder bulb butter button cabbage cabin cactus camel camera
candle canoe canvas captain caravan carpet carrot castle cavern cedar cello chalk chapel cherry chess chestnut chimney
chorus cinema circle citrus clarinet clay cliff clock cloud clover coast cobalt coconut compass copper coral corner
cottage cotton cradle crane crayon crimson crown crystal cupboard curtain cushion cymbal daffodil dahlia daisy dancer
desert diamond dolphin domino donkey drawer drum duckling dune eagle easel echo eclipse elbow elder elephant emerald
engine envelope evening fabric falcon feather fern ferry fiddle field finch flag flamingo flask flint flute forest fossil
fountain fresco friend frost galaxy gallery garden garlic garnet gazebo giant ginger giraffe glacier glider globe goblet
golden granite grape grass gravel guitar hammer hammock harbour harp harvest hazel hedgehog helmet heron hexagon hickory
hillside hilltop honey hopscotch horizon hotel igloo indigo inkwell island ivory jacket jaguar jasmine jersey jigsaw
journal juggler juice juniper kangaroo kayak kennel kestrel kettle keyboard kingdom kitchen kite kitten koala ladder
lagoon lantern laurel lavender leaf lemon library lilac linen lizard lobster lotus lunar magnet mallet mango maple marble
market marmalade meadow medal melody melon mermaid midday mirror moonlight mosaic muffin museum mustard napkin narwhal
nectar needle nickel notebook nutmeg oakwood oasis oatmeal ocean octopus olive onion opal orange orbit orchard orchid
origami ostrich otter oyster paddle padlock painter palace pancake panda papaya paper parasol parcel parsley pasture
patchwork pavement peacock pebble pelican pencil penguin pepper piano picnic pigeon pilot pistachio planet plum pollen
pond poplar poppy porridge postcard potato pottery prairie primrose prism pulley pumpkin puppet puzzle pyramid quarry
quartz quilt rabbit raccoon radish rainbow raisin ranger raspberry ribbon river robin rosemary rowboat ruby rucksack
saffron sailor salmon sandal sapphire satchel scarf scooter seagull seaside season shadow shamrock shelter shepherd
shoelace signal silver skylark skyline sledge slipper snowdrop snowflake sofa spaniel sparrow spinach spiral spring
squirrel stable starfish station statue stork straw stream sugar summer summit sundial sunflower sunset swallow swan
sycamore syrup tadpole tandem tangerine teacup teapot temple tennis thatch thimble thistle thunder ticket tiger timber
toffee tomato topaz tortoise tower tractor treacle treasure trellis triangle trumpet tulip tundra tunnel turnip turtle
tweed twilight umbrella unicorn uniform valley vanilla velvet veranda village vineyard violet violin volcano voyage waffle
wagon walnut walrus waterfall wicker wildlife willow windmill window winter wombat woodland woollen yacht yellow yoghurt
zebra zigzag
"""
PLAIN_WORDS = tuple(_WORDS.split())
