

Bnames2sparkling heart2sunrise2person in steamy room2woman in steamy room2sun with face2people hugging2sunrise over mountains2man in steamy room2women holding hands2grinning face